package dev.amends.ingest.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.erasure.Erasures;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.jdbc.Update;
import dev.amends.ingest.customers.Customer;
import dev.amends.ingest.customers.ForgetsCustomer;
import dev.amends.ingest.customers.MovesCustomer;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Keeps the answers of responses that come one answer at a time, in any order and perhaps twice,
 * until nobody takes that long over a survey.
 */
@ApplicationScoped
class PartialAnswers implements ForgetsCustomer, MovesCustomer {

  static final Duration RETENTION = Duration.ofDays(30);

  private static final Logger LOG = Logger.getLogger(PartialAnswers.class);

  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended(? || chr(31) || ?, 11))";

  private static final String KEEP =
      """
      insert into webhook_answer (source, response, question, customer_id, feedback, at)
      values (?, ?, ?, current_customer(?), ?::jsonb, ?)
      on conflict (source, response, question)
      do update set customer_id = excluded.customer_id, feedback = excluded.feedback, at = excluded.at
      where webhook_answer.at <= excluded.at""";

  private static final String ALL =
      """
      select feedback, at from webhook_answer where source = ? and response = ?
      order by at, question""";

  private final DataSource database;
  private final Erasures erasures;
  private final Clock clock;

  PartialAnswers(DataSource database, Erasures erasures, Clock clock) {
    this.database = database;
    this.erasures = erasures;
    this.clock = clock;
  }

  /**
   * @return the response as all answers so far make it
   */
  JsonNode with(Tool tool, Tool.Answer answer) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              try (var connection = database.getConnection()) {
                // While it is put together nobody is erased.
                erasures.withoutErased(List.of());
                // Of two answers at once the second sees the first.
                lock(connection, tool, answer);
                keep(connection, tool, answer);
                return MergedAnswers.of(all(connection, tool, answer));
              }
            });
  }

  /** By whom they can be forgotten; under which id the response goes on is the reader's to know. */
  @Override
  public void move(String from, String into) throws SQLException {
    Update.run(
        database, "update webhook_answer set customer_id = ? where customer_id = ?", into, from);
  }

  @Override
  public void forget(Customer known) throws SQLException {
    Update.run(database, "delete from webhook_answer where customer_id = ?", known.customerId());
  }

  @Scheduled(every = "1h", delayed = "6m")
  void purge() {
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement("delete from webhook_answer where kept_at < ?")) {
      delete.setObject(1, now().minus(RETENTION));
      delete.executeUpdate();
    } catch (SQLException e) {
      LOG.warnf("Old answers could not be purged: %s", e.getMessage());
    }
  }

  private static void lock(Connection connection, Tool tool, Tool.Answer answer)
      throws SQLException {
    try (var lock = connection.prepareStatement(ONE_AT_A_TIME)) {
      lock.setString(1, tool.name());
      lock.setString(2, response(answer));
      lock.execute();
    }
  }

  private void keep(Connection connection, Tool tool, Tool.Answer answer) throws SQLException {
    try (var insert = connection.prepareStatement(KEEP)) {
      insert.setString(1, tool.name());
      insert.setString(2, response(answer));
      insert.setString(3, answer.question());
      insert.setString(4, customer(tool, answer));
      insert.setString(5, new String(EventJson.write(answer.feedback()), StandardCharsets.UTF_8));
      insert.setObject(6, answeredAt(answer));
      insert.executeUpdate();
    }
  }

  private static List<MergedAnswers.Kept> all(Connection connection, Tool tool, Tool.Answer answer)
      throws SQLException, IOException {
    try (var select = connection.prepareStatement(ALL)) {
      select.setString(1, tool.name());
      select.setString(2, response(answer));
      var answers = new ArrayList<MergedAnswers.Kept>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          answers.add(
              new MergedAnswers.Kept(
                  EventJson.MAPPER.readTree(row.getString(1)),
                  row.getObject(2, OffsetDateTime.class).toInstant()));
        }
      }
      return answers;
    }
  }

  /** As the response is published: also somebody without a name can be forgotten. */
  private static String customer(Tool tool, Tool.Answer answer) {
    var id = answer.feedback().path("customerId");
    return id.isTextual()
        ? id.textValue()
        : FeedbackReader.anonymous(tool.name(), response(answer));
  }

  private static String response(Tool.Answer answer) {
    return answer.feedback().path("externalId").asText();
  }

  /** A time that nobody can read is refused with the response; until then the answer is kept. */
  private OffsetDateTime answeredAt(Tool.Answer answer) {
    try {
      return OffsetDateTime.parse(answer.feedback().path("occurredAt").asText());
    } catch (DateTimeException e) {
      return now();
    }
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
