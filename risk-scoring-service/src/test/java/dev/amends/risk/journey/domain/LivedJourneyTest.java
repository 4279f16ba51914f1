package dev.amends.risk.journey.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.amends.risk.assessment.domain.Scores;
import dev.amends.risk.journey.domain.Moment.Named;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivedJourneyTest {

  private static final Instant START = Instant.parse("2026-05-01T09:30:00Z");

  private final LivedJourney journey = new LivedJourney();
  private int times;

  @Test
  void touchpointsComeInTheOrderInWhichMostCustomersMeetThem() {
    lives("A", "order", "delivery", "support");
    lives("B", "delivery", "support");
    lives("C", "order", "support");
    // One of three had to ask for support before the delivery.
    lives("D", "support", "delivery");
    // Coming back to a touchpoint does not make it a late one.
    lives("E", "order", "delivery", "order");
    assertEquals(List.of("order", "delivery", "support"), names());
    assertEquals(List.of(2, 0, -2), journey.moments().stream().map(Moment::precedence).toList());
  }

  @Test
  void whatNobodyMetBesideOthersIsInTheMiddleByName() {
    lives("A", "b-first", "z-last");
    lives("B", "m-alone");
    assertEquals(List.of("b-first", "m-alone", "z-last"), names());
  }

  @Test
  void whoseResponsesAreNobodysCountsAndOrdersNothing() {
    lives("", "z", "a");
    assertEquals(List.of("a", "z"), names());
    assertEquals(1, journey.moments().getFirst().n());
    assertEquals(0, journey.moments().getFirst().customers());
  }

  @Test
  void aMomentTellsWhatWasFeltExpectedAndRisked() {
    feels("A", List.of("happy", "relieved"), "above", false, 0.4, 0.1);
    feels("B", List.of("angry"), "below", true, -0.8, 0.7);
    feels("C", List.of("happy", "angry"), "met", false, null, 0.5);
    feels("D", null, null, true, null, 0.7);
    // Of somebody who objects to profiling the answers count.
    feels("E", null, "met", null, null, null);
    var moment = journey.moments().getFirst();
    assertEquals(5, moment.n());
    assertEquals(5, moment.customers());
    assertEquals(3, moment.emotion().n());
    assertEquals(0, moment.emotion().value());
    // Signs 1, −1 and 0: variance 1 of three.
    // 1.96 · √(1/3) is beyond the end of the scale.
    assertEquals(1, moment.emotion().high());
    assertEquals(
        List.of(new Named("angry", 2), new Named("happy", 2), new Named("relieved", 1)),
        moment.named());
    assertEquals(0, moment.expectationGap().value());
    assertEquals(4, moment.atRisk().n());
    assertEquals(0.5, moment.atRisk().value());
    // Wilson's, of two in four.
    assertEquals(0.1500, moment.atRisk().low(), 1e-4);
    assertEquals(0.8500, moment.atRisk().high(), 1e-4);
    assertEquals(-0.2, moment.tone().value(), 1e-9);
    assertEquals(0.5, moment.pLoss().value(), 1e-9);
    assertEquals(4, moment.pLoss().n());
  }

  @Test
  void onlyWhatManyFeelClearlyIsAPeak() {
    for (var at = 0; at < 30; at++) {
      at("joy", "J" + at, at < 27 ? "happy" : "angry");
      at("pain", "P" + at, at < 28 ? "angry" : "happy");
      at("worse", "W" + at, at < 29 ? "sad" : "happy");
      at("mixed", "M" + at, at % 2 == 0 ? "sad" : "happy");
    }
    for (var at = 0; at < 29; at++) {
      at("few", "F" + at, "happy");
    }
    assertEquals("high", peak("joy"));
    assertEquals("low", peak("worse"));
    assertNull(peak("pain"));
    assertNull(peak("mixed"));
    assertNull(peak("few"));
    // Fifteen 1 and fifteen −1: mean 0, variance 30/29.
    var mixed =
        journey.moments().stream().filter(each -> each.touchpoint().equals("mixed")).findFirst();
    assertEquals(1.959964 * Math.sqrt(1 / 29.0), mixed.orElseThrow().emotion().high(), 1e-9);
  }

  @Test
  void ofMoreTouchpointsThanAJourneyHasThoseWithTheMostResponsesStay() {
    for (var touchpoint = 0; touchpoint <= LivedJourney.MOST_TOUCHPOINTS; touchpoint++) {
      lives("A" + touchpoint, "t" + touchpoint);
      if (touchpoint != 7) {
        lives("B" + touchpoint, "t" + touchpoint);
      }
    }
    assertEquals(LivedJourney.MOST_TOUCHPOINTS, names().size());
    assertEquals(LivedJourney.MOST_TOUCHPOINTS + 1, journey.touchpoints());
    assertEquals(false, names().contains("t7"));
  }

  private List<String> names() {
    return journey.moments().stream().map(Moment::touchpoint).toList();
  }

  private String peak(String touchpoint) {
    return journey.moments().stream()
        .filter(each -> each.touchpoint().equals(touchpoint))
        .findFirst()
        .orElseThrow()
        .peak();
  }

  private void lives(String customer, String... touchpoints) {
    for (var touchpoint : touchpoints) {
      add(customer, touchpoint, Scores.NONE, false, null, null);
    }
  }

  private void at(String touchpoint, String customer, String emotion) {
    add(customer, touchpoint, scores(List.of(emotion), null), false, null, null);
  }

  private void feels(
      String customer,
      List<String> emotions,
      String expectation,
      Boolean atRisk,
      Double tone,
      Double pLoss) {
    add(customer, "delivery", scores(emotions, expectation), atRisk, tone, pLoss);
  }

  private static Scores scores(List<String> emotions, String expectation) {
    return new Scores(null, null, null, null, null, emotions, expectation);
  }

  private void add(
      String customer,
      String touchpoint,
      Scores scores,
      Boolean atRisk,
      Double tone,
      Double pLoss) {
    journey.add(
        new Lived(customer, touchpoint, START.plusSeconds(times++), scores, atRisk, tone, pLoss));
  }
}
