package dev.amends.backbone.identity;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.erasure.Erasures;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@Timeout(60)
class IdentitiesIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Instant AT = Instant.parse("2026-05-03T12:00:00Z");

  @Inject Identities identities;
  @Inject Erasures erasures;
  @Inject CustomerLifecycle lifecycle;
  @Inject Effects effects;
  @Inject StreamPublisher broker;

  private final String one = Words.newCustomer();
  private final String other = Words.newCustomer();

  @Test
  void whatWasUnderOneIdAndWhatComesLaterIsTheOthers() {
    publish(Words.spoken(one, "before", 7L));
    await().atMost(SOON).until(() -> effects.of(one).equals(List.of("before")));

    handle(merged(one, other));
    handle(merged(one, other));
    publish(Words.spoken(one, "late", 9L));

    await().atMost(SOON).until(() -> effects.of(other).equals(List.of("before", "late")));
    assertEquals(List.of(), effects.of(one));
  }

  @Test
  void theNumbersOfTheTwoIdsDoNotOutdateEachOther() {
    handle(merged(one, other));
    publish(Words.spoken(other, "fourth", 4L));
    await().atMost(SOON).until(() -> effects.of(other).equals(List.of("fourth")));

    publish(Words.spoken(one, "third", 3L));
    await().atMost(SOON).until(() -> effects.of(other).equals(List.of("fourth", "third")));
  }

  @Test
  void anIdThatWasMergedTwiceStandsForTheLast() throws SQLException {
    var last = Words.newCustomer();
    handle(merged(other, last));
    // Told under another id, so they may overtake each other; and come again.
    handle(merged(one, other));
    handle(merged(other, last));

    assertEquals(last, identities.of(one));
    assertEquals(last, identities.of(other));
    assertEquals(last, identities.of(last));
  }

  @Test
  void anErasureReachesWhatComesLateUnderTheOtherId() throws SQLException {
    handle(merged(one, other));
    handle(event(other, CustomerErased.TYPE, CustomerErased.of(other, 4, AT)));
    assertEquals(one, identities.of(one), "nobody can tell any more that they were one");

    publish(Words.accepted(one, "before", AT.minusSeconds(1)));
    publish(Words.accepted(one, "after", AT.plusSeconds(1)));

    await().atMost(SOON).until(() -> effects.of(one).contains("after"));
    assertEquals(List.of("after"), effects.of(one));
    assertEquals(List.of(), effects.of(other));
  }

  private void publish(OutgoingEvent event) {
    broker.publisher().publish(event).join();
  }

  private static IncomingEvent merged(String from, String into) {
    return event(into, CustomerMerged.TYPE, new CustomerMerged(from, into, 3, AT.minusSeconds(60)));
  }

  private static IncomingEvent event(String customer, String type, Object data) {
    var meta = new EventMeta(UUID.randomUUID(), type, "/test", AT, customer, null, null, null);
    return new IncomingEvent(meta, data, null);
  }

  private void handle(IncomingEvent event) {
    QuarkusTransaction.requiringNew()
        .call(
            () -> {
              lifecycle.handle(erasures.withoutErased(List.of(event)), effects::handle);
              return null;
            });
  }
}
