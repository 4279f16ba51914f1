package dev.amends.risk.health.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.risk.assessment.domain.Scores;
import dev.amends.risk.health.domain.Contact.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthTest {

  private static final Instant NOW = Instant.parse("2026-05-01T09:30:00Z");

  @Test
  void anAnswerIsBetweenTheWorstAndTheBestOfItsScale() {
    assertEquals(30, quality(new Scores(3, null, null, null, null, null, null)));
    assertEquals(75, quality(new Scores(null, 4, null, null, null, null, null)));
    assertEquals(50, quality(new Scores(null, null, 4, null, null, null, null)));
    // Recommends 10: 100, effort 1: 0, sad: 0, as expected: 50.
    assertEquals(37.5, quality(new Scores(10, null, 1, null, null, List.of("sad"), "met")));
    assertEquals(Optional.empty(), Contact.answered(Scores.NONE, NOW));
  }

  @Test
  void everyContactCountsBesideOneNeutralOne() {
    // (1·50 + 1·100) / 2, and then (1·50 + 1·100 + 1·0) / 3.
    assertEquals(75, Health.of(List.of(answered(100, 0)), NOW).value());
    assertEquals(
        50, Health.of(List.of(answered(100, 0), contact(Kind.PROMISE_BROKEN, 0)), NOW).value());
    // (1·50 + 2·0) / 3.
    var ended = Health.of(List.of(contact(Kind.CONTRACT_ENDED, 0)), NOW);
    assertEquals(50.0 / 3, ended.value(), 1e-9);
    // (1·50 + ½·25) / 1½.
    assertEquals(62.5 / 1.5, Health.of(List.of(contact(Kind.SILENT, 0)), NOW).value(), 1e-9);
  }

  @Test
  void afterHalfAYearAContactWeighsHalf() {
    assertEquals(0.5, Health.weight(answered(100, 180), NOW), 1e-9);
    assertEquals(0.25, Health.weight(contact(Kind.ORDER_PLACED, 180), NOW), 1e-9);
    // (50 + ½·100) / 1½: what was good long ago drifts to the middle.
    assertEquals(100 / 1.5, Health.of(List.of(answered(100, 180)), NOW).value(), 1e-9);
  }

  @Test
  void theNewerOfTwoOppositeContactsCountsMore() {
    var better = Health.of(List.of(answered(0, 200), answered(100, 1)), NOW);
    var worse = Health.of(List.of(answered(100, 200), answered(0, 1)), NOW);
    assertTrue(better.value() > 50 && worse.value() < 50);
  }

  @Test
  void whatIsStillToComeIsNoContact() {
    var later = List.of(answered(100, 10));
    assertNull(Health.of(later, NOW.minus(Duration.ofDays(11))).value());
    assertEquals(0, Health.of(later, NOW.minus(Duration.ofDays(11))).n());
  }

  @Test
  void theIntervalNarrowsWithContactsAndIsNotToldOfOneThatOutweighsTheRest() {
    assertNull(Health.of(List.of(contact(Kind.CONTRACT_ENDED, 0)), NOW).low());
    // Neutral and 100, both of weight 1: spread 25, two of them: 75 ± 1.96 · 25.
    var one = Health.of(List.of(answered(100, 0)), NOW);
    assertEquals(75 - 1.959964 * 25, one.low(), 1e-9);
    assertEquals(100, one.high());
    var many = Health.of(IntStream.range(0, 40).mapToObj(at -> answered(80, 0)).toList(), NOW);
    assertEquals(40, many.n());
    assertTrue(many.high() - many.low() < 4);
  }

  @Test
  void onlyAnswersSayForThemselvesHowGoodTheyWere() {
    assertThrows(IllegalArgumentException.class, () -> Contact.of(Kind.ANSWERED, NOW));
  }

  private static double quality(Scores scores) {
    return Contact.answered(scores, NOW).orElseThrow().quality();
  }

  private static Contact answered(double quality, int daysAgo) {
    return new Contact(Kind.ANSWERED, NOW.minus(Duration.ofDays(daysAgo)), quality);
  }

  private static Contact contact(Kind kind, int daysAgo) {
    return Contact.of(kind, NOW.minus(Duration.ofDays(daysAgo)));
  }
}
