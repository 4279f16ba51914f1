package dev.amends.ingest.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.verdict.FieldError.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchJudgeTest {

  private final BatchJudge<Integer> judge =
      new BatchJudge<>(
          BatchJudgeTest::even, (index, number) -> ItemVerdict.accepted(index, null, null));

  @Test
  void whatCanBeUsedIsHandedOnAWindowAtATime() {
    var windows = new ArrayList<Integer>();
    var verdict = judge.judge(numbers(5_000), window -> windows.add(window.size()));
    assertEquals(List.of(1_000, 1_000, 500), windows);
    assertEquals(2_500, verdict.accepted());
    assertEquals(2_500, verdict.rejected());
    assertEquals(4_999, verdict.items().getLast().index());
  }

  @Test
  void aBatchWithNothingToUseHandsOnNothing() {
    assertEquals(
        1,
        judge
            .judge(
                items("[1]"),
                window -> {
                  throw new AssertionError("nothing is to be used");
                })
            .rejected());
  }

  @Test
  void whatFailsInUseFailsTheBatch() {
    assertThrows(
        IllegalStateException.class,
        () ->
            judge.judge(
                numbers(10),
                window -> {
                  throw new IllegalStateException("the broker is away");
                }));
  }

  private static Reading<Integer> even(JsonNode item) {
    return item.intValue() % 2 == 0
        ? new Reading.Valid<>(item.intValue())
        : new Reading.Invalid<>(List.of(FieldError.of("", Code.OUT_OF_RANGE, "Odd.")));
  }

  private static List<BatchItems.Item> numbers(int count) {
    var text = new StringBuilder("[0");
    for (var i = 1; i < count; i++) {
      text.append(',').append(i);
    }
    return items(text.append(']').toString());
  }

  private static List<BatchItems.Item> items(String array) {
    return BatchItems.array(array.getBytes(StandardCharsets.UTF_8));
  }
}
