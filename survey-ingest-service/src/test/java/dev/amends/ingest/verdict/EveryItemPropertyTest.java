package dev.amends.ingest.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.ingest.FixedTime;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Whatever a batch holds, each of its items gets one verdict, its own. */
class EveryItemPropertyTest {

  private final FeedbackReader reader = FixedTime.READER;

  /**
   * @param items the text of each, and whether it can be used
   */
  @Property
  void everyItemOfABatchGetsExactlyOneVerdict(
      @ForAll("items") List<Tuple2<String, Boolean>> items) {
    var texts = items.stream().map(Tuple2::get1).toList();
    check(items, "[" + String.join(",", texts) + "]", false);
    check(items, String.join("\n", texts), true);
  }

  private void check(List<Tuple2<String, Boolean>> items, String batch, boolean lines) {
    var used = new ArrayList<Feedback>();
    var judge =
        new BatchJudge<Feedback>(
            reader::read, (index, feedback) -> ItemVerdict.accepted(index, null, null));
    var body = batch.getBytes(StandardCharsets.UTF_8);
    var verdict =
        judge.judge(
            lines
                ? BatchItems.of(body, MediaType.valueOf(BatchItems.NDJSON))
                : BatchItems.array(body),
            used::addAll);
    assertEquals(
        IntStream.range(0, items.size()).boxed().toList(),
        verdict.items().stream().map(ItemVerdict::index).toList());
    assertEquals(
        items.stream().map(Tuple2::get2).toList(),
        verdict.items().stream().map(ItemVerdict::isAccepted).toList());
    assertEquals(verdict.accepted(), used.size());
    assertEquals(items.size(), verdict.accepted() + verdict.rejected());
    for (var item : verdict.items()) {
      assertEquals(item.isAccepted(), item.problem() == null);
    }
  }

  @Provide
  Arbitrary<List<Tuple2<String, Boolean>>> items() {
    return Arbitraries.oneOf(List.of(valid(), broken(), nonsense())).list().ofMaxSize(40);
  }

  private static Arbitrary<Tuple2<String, Boolean>> valid() {
    return response().map(json -> Tuple.of(json.toString(), true));
  }

  /** One thing is wrong with it. */
  private static Arbitrary<Tuple2<String, Boolean>> broken() {
    var faults =
        Arbitraries.of(
            "source", "externalId", "customerId", "occurredAt", "scores", "comment", "language");
    return response()
        .flatMap(
            json ->
                faults.map(
                    fault -> {
                      var copy = json.deepCopy();
                      switch (fault) {
                        case "scores" -> copy.putObject("scores").put("nps", 11);
                        case "comment" -> copy.put("comment", "x".repeat(10_001));
                        case "language" -> copy.put("language", 7);
                        default -> copy.remove(fault);
                      }
                      return Tuple.of(copy.toString(), false);
                    }));
  }

  private static Arbitrary<Tuple2<String, Boolean>> nonsense() {
    return Arbitraries.of("1", "null", "\"text\"", "[]", "{}", "true", "[{}]")
        .map(text -> Tuple.of(text, false));
  }

  private static Arbitrary<ObjectNode> response() {
    var words = Arbitraries.strings().excludeChars('\0').ofMaxLength(200);
    var ids = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(200);
    return Combinators.combine(ids, ids, Arbitraries.integers().between(0, 10), words)
        .as(
            (id, customer, nps, comment) -> {
              var json =
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("source", "property")
                      .put("externalId", id)
                      .put("customerId", customer)
                      .put("occurredAt", "2026-05-01T09:30:00Z")
                      .put("touchpoint", "delivery")
                      .put("comment", comment);
              json.putObject("scores").put("nps", nps);
              return json;
            });
  }
}
