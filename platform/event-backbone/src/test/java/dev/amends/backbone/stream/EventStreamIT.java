package dev.amends.backbone.stream;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.backbone.deadletter.DeadLetterBox;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.backbone.publish.StreamPublisher;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class EventStreamIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration A_MINUTE = Duration.ofSeconds(60);

  @Inject Effects effects;
  @Inject Outbox outbox;
  @Inject StreamPublisher broker;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void anEventThatIsDeliveredTwiceHasOneEffect() {
    var customer = Words.newCustomer();
    var once = Words.spoken(customer, "once");
    var last = Words.spoken(customer, "last");

    broker.publisher().publishAll(List.of(once, once, once, last)).join();

    await().atMost(SOON).until(() -> effects.of(customer).contains("last"));
    assertEquals(List.of("once", "last"), effects.of(customer));
  }

  @Test
  void aLowerOutboxNumberOfTheSameCustomerIsOutdated() {
    var customer = Words.newCustomer();

    broker
        .publisher()
        .publishAll(
            List.of(
                Words.spoken(customer, "seven", 7L),
                Words.spoken(customer, "six", 6L),
                Words.spoken(customer, "eight", 8L)))
        .join();

    await().atMost(SOON).until(() -> effects.of(customer).contains("eight"));
    assertEquals(List.of("seven", "eight"), effects.of(customer));
  }

  @Test
  void whatCannotBeHandledIsBuriedWithItsReasonAndTheRestGoesThrough() {
    var customer = Words.newCustomer();
    var notJson = KafkaRecords.of(Words.spoken(customer, "x"), "{\"word\": ");
    var notAnEvent =
        new ProducerRecord<>(Words.TOPIC, customer, "{}".getBytes(StandardCharsets.UTF_8));

    broker.publisher().publish(Words.spoken(customer, "before")).join();
    broker.publisher().publish(Words.spoken(customer, "unspeakable")).join();
    broker.publisher().send(notJson).join();
    broker.publisher().send(notAnEvent).join();
    broker.publisher().publish(Words.spoken(customer, "after")).join();

    await().atMost(SOON).until(() -> effects.of(customer).contains("after"));
    assertEquals(List.of("before", "after"), effects.of(customer));
    var reasons = new DeadLetterBox(bootstrapServers).reasonsFor(Words.TOPIC, customer);
    assertEquals(3, reasons.size());
    assertTrue(
        reasons.contains("IllegalArgumentException: This word has no effect"), reasons.toString());
    assertTrue(reasons.contains("The header ce_specversion is missing"), reasons.toString());
    assertTrue(
        reasons.stream()
            .anyMatch(
                reason -> reason.startsWith("The data of " + Effects.TYPE + " cannot be read")));
  }

  @Test
  void whatSucceedsAtTheThirdTryIsNotBuried() {
    var customer = Words.newCustomer();

    broker.publisher().publish(Words.spoken(customer, "stammered")).join();

    await().atMost(SOON).until(() -> effects.of(customer).equals(List.of("stammered")));
    assertEquals(List.of(), new DeadLetterBox(bootstrapServers).reasonsFor(Words.TOPIC, customer));
  }

  @Test
  void theReasonOfADeadLetterRepeatsNothingOfWhatTheDatabaseRefused() {
    var customer = Words.newCustomer();
    broker
        .publisher()
        .publish(Words.spoken(customer, "Refused: ring Agnes on 070-174 06 05"))
        .join();

    var letters = new DeadLetterBox(bootstrapServers);
    await().atMost(SOON).until(() -> letters.reasonsFor(Words.TOPIC, customer).size() == 1);

    var reason = letters.reasonsFor(Words.TOPIC, customer).getFirst();
    assertTrue(reason.contains("effect_word_check"), reason);
    assertFalse(reason.contains("Agnes"), reason);
  }

  @Test
  void aDeadLetterThatWasMendedHasItsEffectWhenItIsReplayed(@TempDir Path folder) throws Exception {
    var customer = Words.newCustomer();
    broker.publisher().publish(Words.spoken(customer, "unspeakable")).join();
    var letters = new DeadLetterBox(bootstrapServers);
    await().atMost(SOON).until(() -> letters.reasonsFor(Words.TOPIC, customer).size() == 1);
    var mended =
        Files.writeString(folder.resolve("mended.json"), "{\"word\": \"spoken after all\"}");

    var outcome = letters.replay(Words.TOPIC, customer, mended);

    assertEquals(0, outcome);
    await().atMost(SOON).until(() -> effects.of(customer).equals(List.of("spoken after all")));
  }

  @Test
  void whatTheOutboxRecordsArrivesInItsOrder() {
    var customer = Words.newCustomer();
    var words = IntStream.range(0, 200).mapToObj(Integer::toString).toList();

    for (var word : words) {
      QuarkusTransaction.requiringNew().run(() -> outbox.append(Words.spoken(customer, word)));
    }

    await().atMost(SOON).until(() -> effects.of(customer).size() == words.size());
    assertEquals(words, effects.of(customer));
  }

  @Test
  void whatIsRolledBackIsNeverPublished() {
    var customer = Words.newCustomer();

    assertThrows(
        IllegalStateException.class,
        () ->
            QuarkusTransaction.requiringNew()
                .run(
                    () -> {
                      outbox.append(Words.spoken(customer, "never"));
                      throw new IllegalStateException("The state change failed");
                    }));
    QuarkusTransaction.requiringNew().run(() -> outbox.append(Words.spoken(customer, "later")));

    await().atMost(SOON).until(() -> effects.of(customer).contains("later"));
    assertEquals(List.of("later"), effects.of(customer));
  }

  @Test
  void aConnectionThatIsLostAtTheCommitBuriesNothing() {
    var customer = Words.newCustomer();

    broker.publisher().publish(Words.spoken(customer, "disconnected")).join();

    await().atMost(SOON).until(() -> effects.of(customer).equals(List.of("disconnected")));
    assertEquals(List.of(), new DeadLetterBox(bootstrapServers).reasonsFor(Words.TOPIC, customer));
  }

  @Test
  void aDatabaseThatIsGoneForAMinuteLosesNothingAndBuriesNothing() {
    var customer = Words.newCustomer();
    var stack = TestStack.shared();
    stack.stopDatabase();
    try {
      var whileGone =
          IntStream.range(0, 50).mapToObj(i -> Words.spoken(customer, "w" + i)).toList();
      broker.publisher().publishAll(whileGone).join();
      aMinutePasses();
    } finally {
      stack.startDatabase();
    }

    await().atMost(SOON).until(() -> effects.of(customer).size() == 50);
    assertEquals(IntStream.range(0, 50).mapToObj(i -> "w" + i).toList(), effects.of(customer));
    assertEquals(List.of(), new DeadLetterBox(bootstrapServers).reasonsFor(Words.TOPIC, customer));
  }

  @Test
  void aBrokerThatIsGoneForAMinuteLosesNothingOfTheOutbox() {
    var customer = Words.newCustomer();
    var words = IntStream.range(0, 50).mapToObj(i -> "w" + i).toList();
    var stack = TestStack.shared();
    stack.pauseBroker();
    try {
      words.forEach(
          word ->
              QuarkusTransaction.requiringNew()
                  .run(() -> outbox.append(Words.spoken(customer, word))));
      aMinutePasses();
    } finally {
      stack.resumeBroker();
    }

    await().atMost(Duration.ofSeconds(60)).until(() -> effects.of(customer).size() >= words.size());
    assertEquals(words, effects.of(customer));
  }

  private static void aMinutePasses() {
    await().pollDelay(A_MINUTE).atMost(A_MINUTE.plusSeconds(5)).until(() -> true);
  }
}
