package dev.amends.ingest.surveys.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.surveys.application.Surveys.Published;
import dev.amends.ingest.surveys.domain.Survey;
import dev.amends.ingest.surveys.domain.SurveyReader;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** Makes a definition the survey's newest version. Conversations that were begun keep theirs. */
@ApplicationScoped
public class PublishingSurvey {

  private final Surveys surveys;
  private final Clock clock;

  PublishingSurvey(Surveys surveys, Clock clock) {
    this.surveys = surveys;
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** The newest version; also if it was that already. */
  public record Current(Published version) implements Outcome {}

  /** Nothing was published; here is all that is wrong. */
  public record Faulty(List<FieldError> errors) implements Outcome {}

  /** Somebody else published a version at the same moment. */
  public record Overtaken() implements Outcome {}

  /**
   * @param by who publishes it; null only says what would become of it
   */
  public Outcome publish(String survey, JsonNode definition, String by) throws SQLException {
    var latest = surveys.latest(survey);
    var next = latest.map(version -> version.version() + 1).orElse(1);
    if (SurveyReader.read(survey, next, definition) instanceof Reading.Invalid<Survey> invalid) {
      return new Faulty(invalid.errors());
    }
    if (latest.isPresent() && latest.get().definition().equals(definition)) {
      return new Current(latest.get());
    }
    var version = new Published(survey, next, definition, clock.instant(), by);
    return by == null || surveys.add(version) ? new Current(version) : new Overtaken();
  }
}
