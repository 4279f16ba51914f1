package dev.amends.localstack.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoFeedbackTest {

  private static final Instant NOW = Instant.parse("2026-05-01T09:30:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Set<String> EMOTIONS =
      Set.of(
          "happy",
          "grateful",
          "relieved",
          "trusting",
          "valued",
          "surprised",
          "indifferent",
          "frustrated",
          "angry",
          "disappointed",
          "worried",
          "sad",
          "ignored",
          "stressed");

  private final List<DemoFeedback.Item> items = DemoFeedback.items(CLOCK);

  @Test
  void theSameClockGivesTheSameResponses() {
    assertEquals(items, DemoFeedback.items(CLOCK));
  }

  @Test
  void fourHundredResponsesWithOneIdEach() {
    assertEquals(400, items.size());
    assertEquals(400, values("externalId").size());
    assertEquals(250, values("customerId").size());
  }

  @Test
  void fortyFiveLiveDetractorsOfFortyFiveCustomersOpenOneCaseEach() {
    var detractors =
        items.stream().filter(DemoFeedback.Item::live).filter(item -> nps(item) <= 6).toList();
    assertEquals(45, detractors.size());
    assertEquals(
        45, detractors.stream().map(item -> item.event().get("customerId")).distinct().count());
  }

  @Test
  void moodsAreSpreadOverHistoryAndTheLastThreeDays() {
    assertEquals(320, count(item -> "history".equals(item.event().get("mode"))));
    assertEquals(80, count(DemoFeedback.Item::live));
    assertEquals(105, count(item -> nps(item) <= 6));
    assertEquals(100, count(item -> nps(item) == 7 || nps(item) == 8));
    assertEquals(195, count(item -> nps(item) >= 9));
  }

  @Test
  void everythingHappenedInTheLastNinetyDaysAndLiveResponsesInTheLastThree() {
    for (var item : items) {
      var age = Duration.between(Instant.parse((String) item.event().get("occurredAt")), NOW);
      assertTrue(age.compareTo(Duration.ofDays(90)) <= 0 && age.toMinutes() >= 5);
      assertEquals(item.live(), age.compareTo(Duration.ofDays(3)) < 0);
    }
  }

  @Test
  void sixOfTenCustomersWriteSwedishAndSevenOfTenAllowMarketing() {
    var customers =
        items.stream()
            .collect(Collectors.toMap(i -> i.event().get("customerId"), i -> i, (a, b) -> a));
    var swedish =
        customers.values().stream().filter(i -> "sv".equals(i.event().get("language"))).count();
    var consenting =
        customers.values().stream()
            .filter(i -> !((List<?>) facts(i).get("permissions")).isEmpty())
            .count();
    assertEquals(250, customers.size());
    assertEquals(SWEDISH, swedish);
    assertEquals(CONSENTING, consenting);
  }

  @Test
  void scoresStayOnTheirScalesAndEmotionsAreKnownOnes() {
    for (var item : items) {
      var scores = scores(item);
      assertTrue(within(scores, "nps", 0, 10) && within(scores, "ces", 1, 7));
      assertTrue(within(scores, "csat", 1, 5) && within(scores, "lba", 0, 10));
      assertTrue(within(scores, "trust", 1, 7));
      if (scores.get("emotions") instanceof List<?> emotions) {
        assertTrue(EMOTIONS.containsAll(emotions));
      }
    }
  }

  @Test
  void onlyDetractorsHaveScoresThatWouldOpenACase() {
    for (var item : items) {
      if (nps(item) > 6) {
        assertTrue(((int) scores(item).getOrDefault("ces", 7)) > 2);
        assertTrue(((int) scores(item).getOrDefault("csat", 5)) > 2);
      }
    }
  }

  @Test
  void sixtyCommentsAndMoreInEachLanguage() {
    assertEquals(63, new Comments().count("sv"));
    assertEquals(63, new Comments().count("en"));
  }

  @Test
  void someSayThatTheyLeaveAndSwedishKeepsItsLetters() {
    var comments =
        items.stream()
            .map(i -> String.valueOf(i.event().get("comment")))
            .collect(Collectors.toSet());
    assertTrue(comments.stream().anyMatch(text -> text.contains("Jag säger upp mitt avtal")));
    assertTrue(comments.stream().anyMatch(text -> text.contains("I am switching provider")));
    assertTrue(comments.stream().anyMatch(text -> text.matches(".*[åäö].*")));
  }

  private static final long SWEDISH = 150;
  private static final long CONSENTING = 175;

  private Set<Object> values(String field) {
    var values = new HashSet<>();
    items.forEach(item -> values.add(item.event().get(field)));
    return values;
  }

  private long count(Predicate<DemoFeedback.Item> condition) {
    return items.stream().filter(condition).count();
  }

  private static int nps(DemoFeedback.Item item) {
    return (int) scores(item).get("nps");
  }

  private static boolean within(Map<String, Object> scores, String name, int low, int high) {
    return !(scores.get(name) instanceof Integer value) || (value >= low && value <= high);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> scores(DemoFeedback.Item item) {
    return (Map<String, Object>) item.event().get("scores");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> facts(DemoFeedback.Item item) {
    return (Map<String, Object>) item.event().get("customer");
  }
}
