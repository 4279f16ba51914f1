package dev.amends.ingest.surveys.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.surveys.application.Surveys;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Surveys in PostgreSQL. */
@ApplicationScoped
class SurveyTable implements Surveys {

  private static final String LATEST =
      """
      select distinct on (survey) survey, version, definition, published_at, published_by
      from survey_definition where ?::text is null or survey = ?
      order by survey, version desc""";

  private static final String ADD =
      """
      insert into survey_definition (survey, version, definition, published_at, published_by)
      values (?, ?, ?::jsonb, ?, ?) on conflict do nothing""";

  private final DataSource database;

  SurveyTable(DataSource database) {
    this.database = database;
  }

  @Override
  public List<Published> latest() throws SQLException {
    return select(null);
  }

  @Override
  public Optional<Published> latest(String survey) throws SQLException {
    return select(survey).stream().findFirst();
  }

  @Override
  public boolean add(Published version) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(ADD)) {
      insert.setString(1, version.survey());
      insert.setInt(2, version.version());
      insert.setString(3, version.definition().toString());
      insert.setObject(4, OffsetDateTime.ofInstant(version.publishedAt(), ZoneOffset.UTC));
      insert.setString(5, version.publishedBy());
      return insert.executeUpdate() == 1;
    }
  }

  private List<Published> select(String survey) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(LATEST)) {
      select.setString(1, survey);
      select.setString(2, survey);
      try (var row = select.executeQuery()) {
        var versions = new ArrayList<Published>();
        while (row.next()) {
          versions.add(read(row));
        }
        return versions;
      }
    }
  }

  private static Published read(ResultSet row) throws SQLException {
    return new Published(
        row.getString(1),
        row.getInt(2),
        StoredJson.read(row.getString(3), JsonNode.class),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getString(5));
  }
}
