package dev.amends.ingest.feedback.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.ingest.FixedTime;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.ReceiptId;
import dev.amends.ingest.verdict.BatchVerdict;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a batch holds, in whatever form: every item gets exactly one verdict, in its place; what
 * is accepted is handed on once with the receipt that the verdict names, and nothing else is.
 */
class BatchVerdictPropertyTest {

  private static final int ITEMS = 200;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What is done to a good event, and whether it is good still. */
  private record Item(String text, boolean good) {}

  private record Mutation(boolean good, Consumer<ObjectNode> change) {}

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyItemGetsExactlyOneVerdict(long seed) {
    var random = new Random(seed);
    var items = new ArrayList<Item>();
    for (var i = 0; i < ITEMS; i++) {
      items.add(item(random, seed, i));
    }
    check(items, array(items), MediaType.APPLICATION_JSON_TYPE);
    check(items, lines(items, random), MediaType.valueOf("application/x-ndjson"));
    check(items, cloudEvents(items), MediaType.valueOf(CloudEventsIn.BATCH));
  }

  private static void check(List<Item> items, String body, MediaType type) {
    var handedOn = new ArrayList<Feedback>();
    BatchVerdict verdict =
        new BatchReader(FixedTime.READER)
            .judge(body.getBytes(StandardCharsets.UTF_8), type, handedOn::addAll);
    assertEquals(items.size(), verdict.items().size());
    assertEquals(items.stream().filter(Item::good).count(), verdict.accepted());
    assertEquals(items.size(), verdict.accepted() + verdict.rejected());
    var next = handedOn.iterator();
    for (var i = 0; i < items.size(); i++) {
      var each = verdict.items().get(i);
      assertEquals(i, each.index());
      assertEquals(items.get(i).good(), each.isAccepted(), items.get(i).text());
      if (each.isAccepted()) {
        var feedback = next.next();
        assertEquals(
            ReceiptId.of(feedback.source(), feedback.externalId()).value(), each.receiptId());
      } else {
        assertNotNull(each.problem().code());
        assertNotNull(each.problem().title());
      }
    }
    assertFalse(next.hasNext());
  }

  private static Item item(Random random, long seed, int number) {
    var event =
        JSON.createObjectNode()
            .put("source", "random")
            .put("externalId", seed + "-" + number)
            .put("customerId", "C-" + random.nextInt(20))
            .put("occurredAt", "2026-05-01T09:30:00Z");
    event.putObject("scores").put("nps", random.nextInt(11));
    var mutations = mutations(random);
    var mutation = mutations.get(random.nextInt(mutations.size()));
    mutation.change().accept(event);
    return new Item(event.toString(), mutation.good());
  }

  private static List<Mutation> mutations(Random random) {
    var required = List.of("source", "externalId", "customerId", "occurredAt");
    var some = required.get(random.nextInt(required.size()));
    var strange = strange(random);
    return List.of(
        new Mutation(true, event -> {}),
        new Mutation(true, event -> event.put("comment", text(random))),
        new Mutation(true, event -> event.set("nobodyKnowsThis", strange)),
        new Mutation(true, event -> event.putNull("touchpoint")),
        new Mutation(true, event -> event.remove("scores")),
        new Mutation(true, event -> event.withObject("/scores").put("nps", 7.0)),
        new Mutation(false, event -> event.remove(some)),
        new Mutation(false, event -> event.putNull(some)),
        new Mutation(false, event -> event.put(some, "")),
        new Mutation(false, event -> event.put(some, random.nextInt())),
        new Mutation(false, event -> event.put("occurredAt", "2026-02-30T00:00:00Z")),
        new Mutation(false, event -> event.put("occurredAt", "2999-01-01T00:00:00Z")),
        new Mutation(false, event -> event.put("comment", "a\0b")),
        new Mutation(false, event -> event.put("comment", "x".repeat(10_001))),
        new Mutation(false, event -> event.withObject("/scores").put("nps", 11)),
        new Mutation(false, event -> event.withObject("/scores").put("nps", -1)),
        new Mutation(false, event -> event.withObject("/scores").put("nps", 6.5)),
        new Mutation(false, event -> event.withObject("/scores").put("nes", 1)),
        new Mutation(false, event -> event.put("scores", "many")),
        new Mutation(false, event -> event.put("mode", "tomorrow")),
        new Mutation(false, event -> event.putArray("tags").add(1)));
  }

  /** Any JSON at all. */
  private static JsonNode strange(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextDouble() * 1e300);
      case 3 -> NODES.textNode(text(random));
      case 4 -> NODES.arrayNode().add(text(random)).add(random.nextLong());
      default -> NODES.objectNode().set(text(random), NODES.arrayNode().addNull());
    };
  }

  /** Of all planes; never U+0000, which cannot be stored. */
  private static String text(Random random) {
    return random
        .ints(1 + random.nextInt(40), 1, Character.MAX_CODE_POINT)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String array(List<Item> items) {
    return "[" + String.join(",", items.stream().map(Item::text).toList()) + "]";
  }

  /** With blank lines in between, which do not count. */
  private static String lines(List<Item> items, Random random) {
    var lines = new StringBuilder();
    items.forEach(
        item -> lines.append(item.text()).append(random.nextBoolean() ? "\n" : "\r\n \n"));
    return lines.toString();
  }

  private static String cloudEvents(List<Item> items) {
    return "["
        + String.join(
            ",",
            items.stream()
                .map(
                    item ->
                        "{\"specversion\": \"1.0\", \"type\": \"%s\", \"data\": %s}"
                            .formatted(CloudEventsIn.TYPE, item.text()))
                .toList())
        + "]";
  }
}
