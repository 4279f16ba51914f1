package dev.amends.promoters;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.SentMail;
import dev.amends.localstack.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A database that refuses to store what cannot be taken back. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FullDiskIT {

  private static final String REFUSE =
      """
      create sequence refusal;
      create function refuse() returns trigger language plpgsql as $$
        begin
          perform nextval('refusal');
          raise exception 'No space left on device' using errcode = 'disk_full';
        end $$;
      create trigger refuse before update on message_ledger for each row
        when (new.status = 'sent' and new.customer_id = '%s') execute function refuse()""";

  private static final String STOP_REFUSING =
      "drop trigger refuse on message_ledger; drop function refuse; drop sequence refusal";

  private static final String END_OF_THE_LEASE =
      """
      update message_ledger set lease_until = now() - interval '1 second' where customer_id = '%1$s';
      update outreach set due_at = now() - interval '1 second' where customer_id = '%1$s'""";

  @Inject TestTopics topics;
  private final SentMail mail = new SentMail(TestStack.shared().mailApi());
  @Inject DataSource database;

  @Test
  void aMessageIsNotSentAgainBecauseTheFullDiskOutlastsItsLease() {
    var customer = "it-" + UUID.randomUUID();
    var address = customer + "@example.com";
    execute(REFUSE.formatted(customer));
    try {
      var permission =
          Map.of(
              "purpose", "marketing",
              "channel", "email",
              "basis", "consent",
              "at", "2026-01-10T08:00:00Z");
      topics.customer(customer, 1, Map.of("email", address, "permissions", List.of(permission)));
      topics.assessment(UUID.randomUUID(), customer, Map.of("customerVersion", 1));
      mail.theOneTo(address);
      await().until(() -> refusals() >= 2);
      execute(END_OF_THE_LEASE.formatted(customer));
    } finally {
      execute(STOP_REFUSING);
    }

    OutreachList.becomes(customer, "sent", null);
    assertEquals(1, mail.to(address).size());
  }

  private long refusals() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select last_value from refusal")) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
