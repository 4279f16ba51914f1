package dev.amends.recovery.recoverycase.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.recovery.recoverycase.domain.CaseCommand.BreakPromise;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Claim;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Contact;
import dev.amends.recovery.recoverycase.domain.CaseCommand.ExpireLease;
import dev.amends.recovery.recoverycase.domain.CaseCommand.KeepPromise;
import dev.amends.recovery.recoverycase.domain.CaseCommand.MakePromise;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Pause;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Release;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Reopen;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Resolve;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Ring;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Snooze;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Wake;
import dev.amends.recovery.sla.BusinessCalendar;
import dev.amends.recovery.sla.BusinessCalendar.Period;
import dev.amends.recovery.sla.CaseClock.Kind;
import dev.amends.recovery.sla.SlaTerms;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecoveryCaseTest {

  private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofMinutes(20));
  private static final Duration LEASE = Duration.ofMinutes(15);
  private static final UUID PROMISE = UUID.fromString("1f4b8a44-9a5e-5a0b-8f3e-0c7f2b1d9e02");

  private static final SlaTerms TERMS =
      SlaTerms.of(
          new BusinessCalendar(
              ZoneId.of("Europe/Stockholm"),
              Map.of(
                  DayOfWeek.MONDAY,
                  List.of(new Period(LocalTime.of(8, 0), LocalTime.of(17, 0))),
                  DayOfWeek.TUESDAY,
                  List.of(new Period(LocalTime.of(8, 0), LocalTime.of(17, 0)))),
              day -> false),
          Map.of(Kind.FIRST_CONTACT, Duration.ofHours(3), Kind.RESOLUTION, Duration.ofHours(12)),
          Duration.ofHours(1),
          List.of(Duration.ofHours(2)));

  private final RecoveryCase fresh =
      new RecoveryCase(
          UUID.fromString("4c9d2f10-6b7a-5c3d-a1e2-9b8c7d6e5f03"),
          "C-42",
          new Stage.Open(),
          null,
          List.of(),
          Clocks.opened(NOW, TERMS));

  @Test
  void theCaseOfAnErasedCustomerTakesNothingMore() {
    var nobodys =
        new RecoveryCase(
            fresh.id(),
            RecoveryCase.NOBODY,
            new Stage.Closed("erased", NOW),
            null,
            List.of(),
            fresh.clocks());
    assertEquals(List.of(), nobodys.allowed("anna"));
    assertEquals(
        "The customer was erased; nothing can be added to the case.",
        refused(nobodys, new CaseCommand.Reopen("again"), "anna"));
  }

  @Test
  void aFreeCaseIsClaimedForAsLongAsTheLeaseRuns() {
    assertEquals(
        new Stage.Claimed("anna", NOW.plus(LEASE)), done(fresh, new Claim(LEASE), "anna").stage());
  }

  @Test
  void aClaimedCaseIsNobodyElses() {
    var claimed = done(fresh, new Claim(LEASE), "anna");
    assertEquals("The case is with anna.", refused(claimed, new Claim(LEASE), "bo"));
    assertEquals(
        "The case is with anna.", refused(claimed, new Contact("phone", "reached", null), "bo"));
    assertEquals("The case is with anna.", refused(claimed, new Resolve("price", null), "bo"));
  }

  @Test
  void afterTheLeaseSomebodyElseMayClaim() {
    var claimed = done(fresh, new Claim(LEASE), "anna");
    var taken =
        assertInstanceOf(Decision.Done.class, claimed.decide(new Claim(null), "bo", LATER, TERMS))
            .now();
    assertEquals(new Stage.Claimed("bo", null), taken.stage());
  }

  @Test
  void workOnTheCaseKeepsItWithoutALease() {
    var claimed = done(fresh, new Claim(LEASE), "anna");
    var worked = done(claimed, new Contact("phone", "no-answer", null), "anna");
    assertEquals(new Stage.Claimed("anna", null), worked.stage());
  }

  @Test
  void whoStartsWorkOnAFreeCaseClaimsItByThat() {
    var decision =
        assertInstanceOf(
            Decision.Done.class,
            fresh.decide(new Contact("phone", "reached", "x"), "anna", NOW, TERMS));
    assertEquals(
        List.of(CaseChange.CLAIMED, CaseChange.CONTACTED),
        decision.happened().stream().map(Decision.Happened::change).toList());
  }

  @Test
  void theFirstContactIsWhenSomebodySpokeWithTheCustomer() {
    assertNull(done(fresh, new Contact("phone", "no-answer", null), "anna").contactedAt());
    assertNull(done(fresh, new Contact("phone", "left-message", null), "anna").contactedAt());
    var spoke = done(fresh, new Contact("phone", "reached", null), "anna");
    assertEquals(NOW, spoke.contactedAt());
    var again =
        assertInstanceOf(
            Decision.Done.class,
            spoke.decide(new Contact("phone", "reached", null), "anna", LATER, TERMS));
    assertEquals(NOW, again.now().contactedAt());
  }

  @Test
  void onlyWhoHasTheCaseReleasesIt() {
    var claimed = done(fresh, new Claim(null), "anna");
    assertEquals(new Stage.Open(), done(claimed, new Release("lunch"), "anna").stage());
    assertEquals(
        "Only who has the case can release it.", refused(claimed, new Release(null), "bo"));
    assertEquals(
        "Only who has the case can release it.", refused(fresh, new Release(null), "anna"));
  }

  @Test
  void aLeaseExpiresOnceAndOnlyWhenItIsOver() {
    var claimed = done(fresh, new Claim(LEASE), "anna");
    assertEquals("No lease has run out.", refused(claimed, new ExpireLease(), "clock"));
    var expired =
        assertInstanceOf(
                Decision.Done.class, claimed.decide(new ExpireLease(), "clock", LATER, TERMS))
            .now();
    assertEquals(new Stage.Open(), expired.stage());
    assertInstanceOf(
        Decision.Refused.class, expired.decide(new ExpireLease(), "clock", LATER, TERMS));
  }

  @Test
  void aPromiseIsKeptOnceAndOnTimeOrLate() {
    var promised = done(fresh, new MakePromise(PROMISE, "A new parcel", LATER), "anna");
    var kept =
        assertInstanceOf(
            Decision.Done.class, promised.decide(new KeepPromise(PROMISE), "anna", LATER, TERMS));
    assertEquals(true, kept.happened().getFirst().detail().get("onTime"));
    assertEquals(
        "The promise is already kept.", refused(kept.now(), new KeepPromise(PROMISE), "anna"));
    var late = promised.decide(new KeepPromise(PROMISE), "anna", LATER.plusSeconds(1), TERMS);
    assertEquals(
        false,
        assertInstanceOf(Decision.Done.class, late).happened().getFirst().detail().get("onTime"));
  }

  @Test
  void aPromiseBreaksWhenItsTimeHasPassedAndNotTwice() {
    var promised = done(fresh, new MakePromise(PROMISE, "A new parcel", LATER), "anna");
    assertEquals(
        "The promise is not overdue.", refused(promised, new BreakPromise(PROMISE), "clock"));
    var broken =
        assertInstanceOf(
                Decision.Done.class,
                promised.decide(new BreakPromise(PROMISE), "clock", LATER, TERMS))
            .now();
    assertEquals(Promise.State.BROKEN, broken.promises().getFirst().state());
    assertInstanceOf(
        Decision.Refused.class, broken.decide(new BreakPromise(PROMISE), "clock", LATER, TERMS));
  }

  @Test
  void aPromiseInThePastIsRefused() {
    assertEquals(
        "A promise needs a time that is still to come.",
        refused(fresh, new MakePromise(PROMISE, "x", NOW), "anna"));
  }

  @Test
  void aResolvedCaseIsReopenedBeforeAnythingElse() {
    var resolved = done(fresh, new Resolve("price", "refund"), "anna");
    assertEquals(new Stage.Resolved("price", "refund", "anna", NOW), resolved.stage());
    assertEquals(
        "The case is resolved; reopen it first.", refused(resolved, new Claim(null), "anna"));
    assertEquals(new Stage.Open(), done(resolved, new Reopen("not so"), "anna").stage());
    assertEquals("The case is open.", refused(fresh, new Reopen("x"), "anna"));
  }

  @Test
  void aSnoozedCaseWakesAtItsTime() {
    var snoozed = done(fresh, new Snooze(LATER, "away"), "anna");
    assertEquals("The case is not due to wake.", refused(snoozed, new Wake(), "clock"));
    assertEquals(
        new Stage.Open(),
        assertInstanceOf(Decision.Done.class, snoozed.decide(new Wake(), "clock", LATER, TERMS))
            .now()
            .stage());
  }

  @Test
  void whatIsOfferedIsWhatIsAllowed() {
    assertEquals(
        List.of("claim", "contact", "promise", "snooze", "resolve", "note", "merge"),
        fresh.allowed("anna"));
    var claimed = done(fresh, new Claim(null), "anna");
    assertEquals(List.of("note"), claimed.allowed("bo"));
    assertEquals(
        List.of("contact", "promise", "pause", "snooze", "resolve", "release", "note", "merge"),
        claimed.allowed("anna"));
  }

  @Test
  void whoIsSpokenWithWaitsOnlyForTheResolution() {
    var left = done(fresh, new Contact("phone", "left-message", null), "anna");
    assertEquals(Optional.of(at("2026-05-04T11:00:00Z")), left.deadline());
    var spoke = done(fresh, new Contact("phone", "reached", null), "anna");
    assertTrue(spoke.clocks().firstContact().inTime());
    assertEquals(Optional.of(at("2026-05-05T11:00:00Z")), spoke.deadline());
  }

  @Test
  void whatWasPromisedIsOwedBeforeAndAfterItBreaks() {
    var promised = done(fresh, new MakePromise(PROMISE, "A new parcel", LATER), "anna");
    assertEquals(Optional.of(LATER), promised.deadline());
    var broken = done(promised, new BreakPromise(PROMISE), "clock", LATER);
    assertEquals(Optional.of(LATER), broken.deadline());
    var kept = done(broken, new KeepPromise(PROMISE), "anna", LATER);
    assertEquals(Optional.of(at("2026-05-04T11:00:00Z")), kept.deadline());
  }

  @Test
  void theClocksStandStillUntilTheirTime() {
    var until = at("2026-05-04T10:00:00Z");
    var paused = done(fresh, new Pause("customer", until, null), "anna");
    assertEquals(
        Optional.of(new Clocks.Pause("customer", until)),
        Optional.ofNullable(paused.clocks().pause()));
    assertEquals(
        "The clocks of the case stand still already.",
        refused(paused, new Pause("customer", until, null), "anna"));
    assertEquals("The clocks have nothing to tell.", refused(paused, new Ring(), "clock"));
    var decision = decision(paused, new Ring(), "clock", until);
    assertEquals(List.of(CaseChange.CLOCK_RESUMED), changes(decision));
    assertEquals(at("2026-05-04T13:00:00Z"), decision.now().clocks().firstContact().dueAt());
    assertEquals(
        List.of("pause", "resume"),
        Stream.of(decision.now(), paused)
            .flatMap(each -> each.allowed("anna").stream())
            .filter(List.of("pause", "resume")::contains)
            .toList());
  }

  @Test
  void aPauseLastsThirtyDaysAtMost() {
    var longest = NOW.plus(RecoveryCase.LONGEST_PAUSE);
    done(fresh, new Pause("partner", longest, null), "anna");
    for (var until : List.of(NOW, longest.plusMillis(1))) {
      assertEquals(
          "A pause ends at a time that is still to come, within 30 days.",
          refused(fresh, new Pause("partner", until, null), "anna"));
    }
  }

  @Test
  void theClocksTellTheirStepsOnceEach() {
    assertEquals("The clocks have nothing to tell.", refused(fresh, new Ring(), "clock"));
    var warned = decision(fresh, new Ring(), "clock", at("2026-05-04T10:00:00Z"));
    assertEquals(List.of(CaseChange.SLA_WARNED), changes(warned));
    assertEquals("first-contact", warned.happened().getFirst().detail().get("clock"));
    // Nobody looked for a while: what lies behind is told in its order.
    var late = decision(warned.now(), new Ring(), "clock", at("2026-05-05T10:00:00Z"));
    assertEquals(
        List.of(CaseChange.SLA_BREACHED, CaseChange.ESCALATED, CaseChange.SLA_WARNED),
        changes(late));
    assertEquals(
        List.of("first-contact", "first-contact", "resolution"),
        late.happened().stream().map(each -> each.detail().get("clock")).toList());
    assertInstanceOf(
        Decision.Refused.class,
        late.now().decide(new Ring(), "clock", at("2026-05-05T10:00:00Z"), TERMS));
  }

  @Test
  void whatIsResolvedTellsNothingAndWhatIsReopenedBeginsAnew() {
    var resolved = done(fresh, new Resolve("price", null), "anna");
    assertNull(resolved.clocks().ringsAt(TERMS));
    var reopened = done(resolved, new Reopen("not so"), "anna", at("2026-05-05T08:00:00Z"));
    assertEquals(at("2026-05-05T10:00:00Z"), reopened.clocks().ringsAt(TERMS));
    assertEquals(at("2026-05-05T11:00:00Z"), reopened.clocks().firstContact().dueAt());
  }

  @Test
  void theTrailGivesTheSameClocksAgainAndOthersUnderOtherTerms() {
    var trail = new ArrayList<Decision.Happened>();
    var times = new ArrayList<Instant>();
    var current = fresh;
    for (var step :
        List.of(
            new Step(
                new Pause("customer", at("2026-05-04T10:00:00Z"), null), "2026-05-04T09:00:00Z"),
            new Step(new Ring(), "2026-05-04T10:00:00Z"),
            new Step(new Contact("phone", "reached", null), "2026-05-04T11:30:00Z"),
            new Step(new Resolve("price", null), "2026-05-05T09:00:00Z"))) {
      var decision = decision(current, step.command(), "anna", at(step.at()));
      decision.happened().forEach(each -> times.add(at(step.at())));
      trail.addAll(decision.happened());
      current = decision.now();
    }
    assertEquals(current.clocks(), folded(trail, times, TERMS));
    var hasty =
        SlaTerms.of(
            TERMS.calendar(),
            Map.of(Kind.FIRST_CONTACT, Duration.ofHours(2), Kind.RESOLUTION, Duration.ofHours(12)),
            Duration.ofHours(1),
            List.of());
    assertTrue(current.clocks().firstContact().inTime());
    assertFalse(folded(trail, times, hasty).firstContact().inTime());
  }

  private record Step(CaseCommand command, String at) {}

  private static Clocks folded(List<Decision.Happened> trail, List<Instant> times, SlaTerms terms) {
    var clocks = Clocks.opened(NOW, terms);
    for (var i = 0; i < trail.size(); i++) {
      clocks = clocks.after(trail.get(i).change(), trail.get(i).detail(), times.get(i), terms);
    }
    return clocks;
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static List<CaseChange> changes(Decision.Done decision) {
    return decision.happened().stream().map(Decision.Happened::change).toList();
  }

  private static Decision.Done decision(
      RecoveryCase on, CaseCommand command, String actor, Instant at) {
    return assertInstanceOf(Decision.Done.class, on.decide(command, actor, at, TERMS));
  }

  private static RecoveryCase done(RecoveryCase on, CaseCommand command, String actor, Instant at) {
    return decision(on, command, actor, at).now();
  }

  private static RecoveryCase done(RecoveryCase on, CaseCommand command, String actor) {
    return assertInstanceOf(Decision.Done.class, on.decide(command, actor, NOW, TERMS)).now();
  }

  private static String refused(RecoveryCase on, CaseCommand command, String actor) {
    return assertInstanceOf(Decision.Refused.class, on.decide(command, actor, NOW, TERMS)).why();
  }
}
