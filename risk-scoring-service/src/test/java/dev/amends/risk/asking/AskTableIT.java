package dev.amends.risk.asking;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.risk.assessment.application.FeedbackReceived;
import dev.amends.risk.assessment.domain.Scores;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class AskTableIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Instant AT = Instant.parse("2026-05-01T09:30:00Z");

  /** A statement that waits for another transaction over an ask. */
  private static final String WAITING =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into ask %'""";

  private final UUID invitation = UUID.randomUUID();
  private final String survey = "it-" + invitation;

  @Inject NotingAsks noting;
  @Inject Asks asks;
  @Inject DataSource database;

  @Test
  void aDeliveryWaitsForAnAnswerThatIsBeingNotedAtTheSameMoment() throws Exception {
    var delivery = new CompletableFuture<Void>();
    QuarkusTransaction.requiringNew()
        .call(
            () -> {
              asks.lock(List.of(Ask.unknown(invitation, "C-1", delivered().slice())));
              Thread.startVirtualThread(() -> deliver(delivery));
              await().atMost(SOON).until(() -> number(WAITING) > 0);
              noting.note(List.of(answer()));
              return null;
            });
    delivery.get();
    assertEquals(List.of("nps-touchpoint/1 9: 1"), buckets());
  }

  private void deliver(CompletableFuture<Void> done) {
    try {
      QuarkusTransaction.requiringNew()
          .call(
              () -> {
                noting.handle(List.of(new IncomingEvent(meta(), delivered(), null)));
                return null;
              });
      done.complete(null);
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  private static EventMeta meta() {
    return new EventMeta(
        UUID.randomUUID(), NotingAsks.DELIVERED, "/survey-ingest", AT, "C-1", null, null, null);
  }

  private SurveyHappened delivered() {
    return new SurveyHappened(
        invitation, survey, "C-1", AT, "delivery", null, "email", null, "nps");
  }

  private FeedbackReceived answer() {
    return new FeedbackReceived(
        UUID.randomUUID(),
        "survey:" + survey,
        "C-1",
        false,
        "live",
        null,
        null,
        AT,
        null,
        "delivery",
        null,
        null,
        "email",
        null,
        null,
        null,
        null,
        null,
        new Scores(9, null, null, null, null, null, null),
        null,
        null,
        null,
        invitation.toString());
  }

  private long number(String sql) throws SQLException {
    // Beside the transaction, which would see one moment of the activity for all its length.
    return QuarkusTransaction.suspendingExisting()
        .call(
            () -> {
              try (var connection = database.getConnection();
                  var select = connection.createStatement();
                  var row = select.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
              }
            });
  }

  private List<String> buckets() throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select series || ' ' || coalesce(answer::text, 'none') || ': ' || delivered from ask_bucket where survey = ? and delivered <> 0")) {
      select.setString(1, survey);
      try (var row = select.executeQuery()) {
        var buckets = new ArrayList<String>();
        while (row.next()) {
          buckets.add(row.getString(1));
        }
        return buckets;
      }
    }
  }
}
