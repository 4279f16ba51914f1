package dev.amends.recovery.recoverycase.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.amends.recovery.recoverycase.domain.CaseCommand.BreakPromise;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Claim;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Contact;
import dev.amends.recovery.recoverycase.domain.CaseCommand.ExpireLease;
import dev.amends.recovery.recoverycase.domain.CaseCommand.KeepPromise;
import dev.amends.recovery.recoverycase.domain.CaseCommand.MakePromise;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Release;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Reopen;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Resolve;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Snooze;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Wake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecoveryCaseTest {

  private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofMinutes(20));
  private static final Duration LEASE = Duration.ofMinutes(15);
  private static final UUID PROMISE = UUID.fromString("1f4b8a44-9a5e-5a0b-8f3e-0c7f2b1d9e02");

  private final RecoveryCase fresh =
      new RecoveryCase(
          UUID.fromString("4c9d2f10-6b7a-5c3d-a1e2-9b8c7d6e5f03"),
          "C-42",
          new Stage.Open(),
          null,
          List.of());

  @Test
  void theCaseOfAnErasedCustomerTakesNothingMore() {
    var nobodys =
        new RecoveryCase(
            fresh.id(), RecoveryCase.NOBODY, new Stage.Closed("erased", NOW), null, List.of());
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
        assertInstanceOf(Decision.Done.class, claimed.decide(new Claim(null), "bo", LATER)).now();
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
            Decision.Done.class, fresh.decide(new Contact("phone", "reached", "x"), "anna", NOW));
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
            spoke.decide(new Contact("phone", "reached", null), "anna", LATER));
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
        assertInstanceOf(Decision.Done.class, claimed.decide(new ExpireLease(), "clock", LATER))
            .now();
    assertEquals(new Stage.Open(), expired.stage());
    assertInstanceOf(Decision.Refused.class, expired.decide(new ExpireLease(), "clock", LATER));
  }

  @Test
  void aPromiseIsKeptOnceAndOnTimeOrLate() {
    var promised = done(fresh, new MakePromise(PROMISE, "A new parcel", LATER), "anna");
    var kept =
        assertInstanceOf(
            Decision.Done.class, promised.decide(new KeepPromise(PROMISE), "anna", LATER));
    assertEquals(true, kept.happened().getFirst().detail().get("onTime"));
    assertEquals(
        "The promise is already kept.", refused(kept.now(), new KeepPromise(PROMISE), "anna"));
    var late = promised.decide(new KeepPromise(PROMISE), "anna", LATER.plusSeconds(1));
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
                Decision.Done.class, promised.decide(new BreakPromise(PROMISE), "clock", LATER))
            .now();
    assertEquals(Promise.State.BROKEN, broken.promises().getFirst().state());
    assertInstanceOf(
        Decision.Refused.class, broken.decide(new BreakPromise(PROMISE), "clock", LATER));
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
        assertInstanceOf(Decision.Done.class, snoozed.decide(new Wake(), "clock", LATER))
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
        List.of("contact", "promise", "snooze", "resolve", "release", "note", "merge"),
        claimed.allowed("anna"));
  }

  private static RecoveryCase done(RecoveryCase on, CaseCommand command, String actor) {
    return assertInstanceOf(Decision.Done.class, on.decide(command, actor, NOW)).now();
  }

  private static String refused(RecoveryCase on, CaseCommand command, String actor) {
    return assertInstanceOf(Decision.Refused.class, on.decide(command, actor, NOW)).why();
  }
}
