package dev.amends.backbone.erasure;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.lifecycle.CustomerLifecycle;
import dev.amends.backbone.publish.StreamPublisher;
import dev.amends.backbone.stream.Effects;
import dev.amends.backbone.stream.Words;
import dev.amends.localstack.testing.LocalStackResource;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@Timeout(60)
class ErasureIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Instant ERASED_AT = Instant.parse("2026-05-03T12:00:00Z");
  private static final Instant BEFORE = ERASED_AT.minusSeconds(1);
  private static final Instant AFTER = ERASED_AT.plusSeconds(1);

  @Inject Erasures erasures;
  @Inject CustomerLifecycle lifecycle;
  @Inject Effects effects;
  @Inject StreamPublisher broker;
  @Inject DataSource database;

  @Test
  void whatWasAcceptedBeforeAnErasureIsDroppedHoweverLateItComes() {
    var customer = Words.newCustomer();
    QuarkusTransaction.requiringNew().call(() -> record(customer));

    broker
        .publisher()
        .publishAll(
            List.of(
                Words.accepted(customer, "before", BEFORE),
                Words.accepted(customer, "at the same moment", ERASED_AT),
                Words.accepted(customer, "after", AFTER)))
        .join();

    await().atMost(SOON).until(() -> effects.of(customer).contains("after"));
    assertEquals(List.of("after"), effects.of(customer));
  }

  @Test
  void anErasureForgetsWhatWasBeforeItKeepsWhatCameAfterAndIsConfirmedOnce() throws Exception {
    var customer = Words.newCustomer();
    var erased = erased(customer);
    var batch =
        List.of(
            incoming(Words.accepted(customer, "before", BEFORE), new Effects.Word("before")),
            erased,
            incoming(Words.accepted(customer, "after", AFTER), new Effects.Word("after")));

    handle(batch);
    handle(List.of(erased));

    assertEquals(List.of("after"), effects.of(customer));
    assertEquals(
        List.of("amends.outreach.v1 " + CustomerErased.epochOf(ERASED_AT)),
        confirmations(customer));
  }

  @Test
  void aRepeatedErasureLeavesWhatCameAfterIt() {
    var customer = Words.newCustomer();
    var erased = erased(customer);
    handle(List.of(erased));
    handle(List.of(incoming(Words.accepted(customer, "after", AFTER), new Effects.Word("after"))));

    handle(List.of(erased));

    assertEquals(List.of("after"), effects.of(customer));
  }

  @Test
  void anErasureWaitsForTheBatchesThatAreUnderWay() throws Exception {
    var customer = Words.newCustomer();
    var word = incoming(Words.accepted(customer, "before", BEFORE), new Effects.Word("before"));
    var looked = new CountDownLatch(1);
    var mayWrite = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(
          () ->
              QuarkusTransaction.requiringNew()
                  .call(
                      () -> {
                        var left = erasures.withoutErased(List.of(word));
                        looked.countDown();
                        mayWrite.await();
                        effects.handle(left);
                        return null;
                      }));
      looked.await();
      threads.submit(() -> handle(List.of(erased(customer))));
      await().atMost(SOON).until(() -> waitingForTheGate() == 1);
      mayWrite.countDown();
    }

    assertEquals(List.of(), effects.of(customer));
    assertEquals(1, confirmations(customer).size());
  }

  private void handle(List<IncomingEvent> events) {
    QuarkusTransaction.requiringNew()
        .call(
            () -> {
              lifecycle.handle(erasures.withoutErased(events), effects::handle);
              return null;
            });
  }

  private Void record(String customer) throws SQLException {
    erasures.record(customer, ERASED_AT);
    return null;
  }

  private static IncomingEvent erased(String customer) {
    var data = CustomerErased.of(customer, 4, ERASED_AT);
    var meta =
        new EventMeta(
            UUID.randomUUID(), CustomerErased.TYPE, "/test", ERASED_AT, customer, null, null, null);
    return incoming(OutgoingEvent.of("amends.customers.v1", meta, data), data);
  }

  private static IncomingEvent incoming(OutgoingEvent event, Object data) {
    return new IncomingEvent(event.meta(), data, null);
  }

  private long waitingForTheGate() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                    + " and mode = 'ExclusiveLock'"
                    + " and database = (select oid from pg_database where datname = current_database())")) {
      row.next();
      return row.getLong(1);
    }
  }

  private List<String> confirmations(String customer) throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select topic || ' ' || (convert_from(data, 'UTF8')::jsonb ->> 'epoch') from outbox"
                    + " where customer_id = ? and type = ?")) {
      select.setString(1, customer);
      select.setString(2, ErasureConfirmed.TYPE);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
    }
    return found;
  }
}
