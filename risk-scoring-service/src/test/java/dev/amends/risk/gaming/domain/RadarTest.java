package dev.amends.risk.gaming.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.risk.gaming.domain.Answers.Group;
import dev.amends.risk.metrics.domain.Series;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RadarTest {

  /** 30 answers with 15 promoters: in a row, or every other one. */
  private static final String IN_A_ROW = "P".repeat(15) + "o".repeat(15);

  private static final String EVERY_OTHER = "Po".repeat(15);

  @Test
  void aGroupBelowTheLeastNumberIsCountedAndNotTested() {
    var radar = Radar.of(List.of(answers("a", EVERY_OTHER.substring(1))), Map.of());
    assertEquals(0, radar.tests());
    assertEquals(1, radar.tooFew());
    assertEquals(List.of(), radar.found());
  }

  @Test
  void aRunBeyondChanceStandsOutAmongAllTests() {
    var radar = Radar.of(List.of(answers("even", EVERY_OTHER), answers("row", IN_A_ROW)), Map.of());
    assertEquals(2, radar.tests());
    var row = radar.found().getFirst();
    assertEquals("row", row.group().value());
    // 16 places for the row, of C(30, 15) orders; the second of two tests is never found.
    assertEquals(16 / 155_117_520.0, row.run().p(), 1e-18);
    assertEquals(2 * row.run().p(), row.run().q(), 1e-18);
    assertTrue(row.flagged());
    assertEquals(1, radar.found().getLast().run().q(), 0);
    assertFalse(radar.found().getLast().flagged());
  }

  @Test
  void skewedInvitationsAreInTheSameFamilyAsRuns() {
    var asked = new Invitations(200, 0, 1_000, 150);
    var radar = Radar.of(List.of(answers("a", EVERY_OTHER)), Map.of("a", asked));
    assertEquals(2, radar.tests());
    var found = radar.found().getFirst();
    assertEquals(asked.p() * 2, found.invitations().orElseThrow().q(), 1e-18);
    assertTrue(found.flagged());
    assertFalse(found.run().standsOut());
  }

  @Test
  void ofFewInvitationsHereOrElsewhereNothingIsTested() {
    var groups = List.of(answers("a", EVERY_OTHER));
    assertEquals(1, Radar.of(groups, Map.of("a", new Invitations(29, 0, 99, 50))).tests());
    assertEquals(1, Radar.of(groups, Map.of("a", new Invitations(99, 50, 29, 0))).tests());
    assertEquals(2, Radar.of(groups, Map.of("a", new Invitations(30, 0, 30, 15))).tests());
  }

  @Test
  void oneCommentIsShownAndTwoStandOut() {
    var one = answers("a", EVERY_OTHER);
    one.add(10, new UUID(0, 1), true);
    var found = Radar.of(List.of(one), Map.of()).found().getFirst();
    assertEquals(1, found.saying());
    assertFalse(found.flagged());

    one.add(10, new UUID(0, 2), true);
    found = Radar.of(List.of(one), Map.of()).found().getFirst();
    assertEquals(List.of(new UUID(0, 1), new UUID(0, 2)), found.comments());
    assertTrue(found.flagged());
  }

  @Test
  void ofManyCommentsTheNewestTwentyAreShownAndAllAreCounted() {
    var answers = answers("a", EVERY_OTHER);
    for (var at = 1; at <= 25; at++) {
      answers.add(10, new UUID(0, at), true);
    }
    var found = Radar.of(List.of(answers), Map.of()).found().getFirst();
    assertEquals(25, found.saying());
    assertEquals(20, found.comments().size());
    assertEquals(new UUID(0, 20), found.comments().getLast());
  }

  private static Answers answers(String value, String order) {
    var answers = new Answers(new Group(Series.NPS_TOUCHPOINT, value));
    order.chars().forEach(each -> answers.add(each == 'P' ? 9 : 8, UUID.randomUUID(), false));
    return answers;
  }
}
