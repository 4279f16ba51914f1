package dev.amends.ingest.surveys.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.surveys.domain.Survey;
import dev.amends.ingest.surveys.domain.SurveyReader;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port to the surveys, each in all its versions. */
public interface Surveys {

  /**
   * A version of a survey as it was published.
   *
   * @param definition as {@link dev.amends.ingest.surveys.domain.SurveyReader} takes it
   */
  record Published(
      String survey, int version, JsonNode definition, Instant publishedAt, String publishedBy) {

    public Survey read() {
      return SurveyReader.stored(survey, version, definition);
    }
  }

  /** The latest version of each, by name. */
  List<Published> latest() throws SQLException;

  Optional<Published> latest(String survey) throws SQLException;

  /** False if there is this version already. */
  boolean add(Published version) throws SQLException;
}
