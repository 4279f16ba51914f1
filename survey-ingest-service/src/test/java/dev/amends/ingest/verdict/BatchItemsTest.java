package dev.amends.ingest.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.amends.ingest.verdict.Json.Unreadable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchItemsTest {

  private static final MediaType LINES = MediaType.valueOf(BatchItems.NDJSON + "; charset=utf-8");

  @Test
  void anArrayIsTakenApartInItsOrder() {
    assertEquals(
        List.of("1", "{}", "null"), told("[1, {}, null]", MediaType.APPLICATION_JSON_TYPE));
  }

  @Test
  void whatDoesNotSayWhatItIsIsAnArray() {
    assertEquals(List.of("7"), told("[7]", null));
  }

  @Test
  void blankLinesDoNotCountAndTheLastNeedsNoEnd() {
    assertEquals(List.of("{\"a\":1}", "2"), told("\n{\"a\": 1}\r\n  \n2", LINES));
  }

  @Test
  void aLineThatCannotBeReadDoesNotSpoilTheOthers() {
    assertEquals(List.of("1", "malformed-json", "3"), told("1\n{\n3\n", LINES));
  }

  @Test
  void eachElementIsFoundWhateverStandsInIt() {
    assertEquals(
        List.of("{\"a\":[1,{\"b\":\"]},\\\"å🙂\"}]}", "\"x,]\"", "-1.5", "[[]]", "true"),
        told("[ {\"a\": [1, {\"b\": \"]},\\\"å🙂\"}]} ,\"x,]\", -1.50 , [[]],\ttrue ]", null));
  }

  @Test
  void anArrayThatBreaksOffOrGoesOnIsRefusedAsAWhole() {
    assertEquals("malformed-json", refusal("[{}, {", null));
    assertEquals("malformed-json", refusal("[{}] []", null));
    assertEquals("malformed-json", refusal("", null));
  }

  @Test
  void anArrayThatIsNotUtf8IsRefusedAsAWhole() {
    var bytes = "[1, 2]".getBytes(StandardCharsets.UTF_16);
    var problem = assertThrows(HttpProblem.class, () -> BatchItems.array(bytes));
    assertEquals("broken-encoding", problem.getParameters().get("code"));
  }

  @Test
  void anObjectIsNoBatch() {
    assertEquals("invalid", refusal("{}", MediaType.APPLICATION_JSON_TYPE));
  }

  @Test
  void tenThousandFitAndOneMoreIsRefusedAsAWhole() {
    assertEquals(10_000, told("1\n".repeat(10_000), LINES).size());
    assertEquals("too-many-items", refusal("1\n".repeat(10_001), LINES));
    assertEquals(10_000, told("[" + "1,".repeat(9_999) + "1]", null).size());
    assertEquals("too-many-items", refusal("[" + "1,".repeat(10_000) + "1]", null));
  }

  private static List<String> told(String body, MediaType type) {
    return BatchItems.of(body.getBytes(StandardCharsets.UTF_8), type).stream()
        .map(BatchItemsTest::told)
        .toList();
  }

  private static String told(BatchItems.Item item) {
    try {
      return item.json().toString();
    } catch (Unreadable e) {
      return e.code().code();
    }
  }

  private static Object refusal(String body, MediaType type) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var problem = assertThrows(HttpProblem.class, () -> BatchItems.of(bytes, type));
    return problem.getParameters().get("code");
  }
}
