package dev.amends.promoters.outreach.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.mail.Delivery;
import dev.amends.promoters.TestClock;
import dev.amends.promoters.outreach.domain.Facts;
import dev.amends.promoters.outreach.domain.Language;
import dev.amends.promoters.outreach.domain.Outreach;
import dev.amends.promoters.outreach.domain.Reason;
import dev.amends.promoters.outreach.domain.Response;
import dev.amends.promoters.outreach.domain.Samples;
import dev.amends.promoters.outreach.domain.State;
import dev.amends.promoters.outreach.domain.State.Delayed;
import dev.amends.promoters.outreach.domain.State.Sent;
import dev.amends.promoters.outreach.domain.State.Suppressed;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendingOutreachTest {

  private static final Delivery ACCEPTED = new Delivery.Accepted();
  private static final Delivery SERVER_AWAY = new Delivery.NotAccepted("Connection refused");
  private static final Delivery NOBODY_KNOWS = new Delivery.Unknown("Timeout");

  private final TestClock clock = new TestClock();
  private final FakeStore store = new FakeStore();
  private final Announced announced = new Announced();
  private boolean interlockCurrent = true;
  private final SendingOutreach sending =
      new SendingOutreach(store, () -> interlockCurrent, announced, clock);

  @Test
  void aPromoterIsThankedInTheirLanguage() throws SQLException {
    var outreach = pending(Samples.promoter());
    var claim = theClaim();

    assertEquals("asa@example.com", claim.to());
    assertEquals("Åsa Lind", claim.name());
    assertEquals(Language.SV, claim.language());
    assertEquals("<thank-you." + outreach.id() + "@amends.local>", claim.messageId());
    assertFalse(claim.repeated());

    sending.settle(claim, ACCEPTED);
    assertEquals(new Sent(), stateOf(outreach));
    assertEquals(List.of("sent"), announced.words());
  }

  @Test
  void theClaimIsInTheLedgerBeforeAnythingIsSent() throws SQLException {
    pending(Samples.promoter());
    var claim = theClaim();

    assertEquals(
        new FakeStore.Entry(
            claim.outreach().id(),
            claim.messageId(),
            false,
            false,
            false,
            TestClock.NOON.plus(SendingOutreach.LEASE)),
        store.ledger.get("C-42"));
    assertTrue(take().foundNothing());
  }

  @Test
  void twoPromoterResponsesOfACustomerGetOneMessage() throws SQLException {
    var first = pending(Samples.promoter());
    var second = pending(Samples.promoter(Samples.ANOTHER_RECEIPT));
    var claim = theClaim();
    assertEquals(first.id(), claim.outreach().id());

    assertEquals(List.of(), take().claims());
    sending.settle(claim, ACCEPTED);

    assertEquals(new Suppressed(Reason.ALREADY_THANKED), stateOf(second));
    assertEquals(List.of("suppressed already-thanked", "sent"), announced.words());
  }

  @Test
  void whatSpeaksAgainstItAtTheSendCounts() throws SQLException {
    var outreach = pending(Samples.promoter());
    store.facts = openCase();
    take();

    assertEquals(new Suppressed(Reason.OPEN_CASE), stateOf(outreach));
    assertEquals(List.of("suppressed open-case"), announced.words());
    assertEquals(Map.of(), store.ledger);
  }

  @Test
  void anInterlockThatIsBehindDelaysAndThenLetsGo() throws SQLException {
    var outreach = pending(Samples.promoter());
    interlockCurrent = false;
    assertEquals(List.of(), take().claims());
    assertEquals(List.of(), announced.words());

    clock.moveBy(Duration.ofSeconds(3));
    assertEquals(List.of(), take().claims());
    assertEquals(
        new Delayed(Reason.INTERLOCK_BEHIND, TestClock.NOON, TestClock.NOON.plusMillis(4_500)),
        stateOf(outreach));
    assertEquals(List.of("delayed interlock-behind"), announced.words());

    interlockCurrent = true;
    clock.moveBy(Duration.ofSeconds(2));
    sending.settle(theClaim(), ACCEPTED);
    assertEquals(List.of("delayed interlock-behind", "sent"), announced.words());
  }

  @Test
  void noMoreIsTakenThanCanBeHandedOver() throws SQLException {
    pending(Samples.promoter());

    assertEquals(List.of(), sending.takeDue(0).claims());
    assertEquals(1, sending.takeDue(1).claims().size());
  }

  @Test
  void aMailServerThatIsAwayLosesNothing() throws SQLException {
    var outreach = pending(Samples.promoter());
    sending.settle(theClaim(), SERVER_AWAY);
    clock.moveBy(Duration.ofSeconds(3));
    sending.settle(theClaim(), SERVER_AWAY);
    assertEquals(List.of("delayed mail-unavailable"), announced.words());

    clock.moveBy(Duration.ofSeconds(3));
    var claim = theClaim();
    assertFalse(claim.repeated());
    sending.settle(claim, ACCEPTED);
    assertEquals(new Sent(), stateOf(outreach));
  }

  @Test
  void aCaseOpenedWhileTheMailServerWasAwayStillBlocks() throws SQLException {
    var outreach = pending(Samples.promoter());
    sending.settle(theClaim(), SERVER_AWAY);
    store.facts = openCase();
    clock.moveBy(Duration.ofSeconds(1));
    take();

    assertEquals(new Suppressed(Reason.OPEN_CASE), stateOf(outreach));
    // The message certainly did not go out, so a later response may still be answered.
    assertEquals(Map.of(), store.ledger);
  }

  @Test
  void anAttemptThatNobodyKnowsTheEndOfIsRepeatedUnderTheSameMessageId() throws SQLException {
    pending(Samples.promoter());
    var first = theClaim();
    sending.settle(first, NOBODY_KNOWS);
    clock.moveBy(SendingOutreach.LEASE.minusMillis(1));
    assertEquals(List.of(), take().claims());

    clock.moveBy(Duration.ofMillis(1));
    var second = theClaim();
    assertEquals(first.messageId(), second.messageId());
    assertTrue(second.repeated());
  }

  @Test
  void whoMayHaveBeenThankedIsNotThankedForAnotherResponse() throws SQLException {
    pending(Samples.promoter());
    sending.settle(theClaim(), NOBODY_KNOWS);
    store.facts = openCase();
    clock.moveBy(SendingOutreach.LEASE);
    take();
    store.facts = Samples.nothingAgainst();
    var second = pending(Samples.promoter(Samples.ANOTHER_RECEIPT));
    take();

    assertEquals(new Suppressed(Reason.ALREADY_THANKED), stateOf(second));
  }

  @Test
  void whoDiesBeforeTheLastStepHasSentNothingAndSomebodyElseSends() throws SQLException {
    pending(Samples.promoter());
    var first = theClaim();
    clock.moveBy(SendingOutreach.LEASE);
    var second = theClaim();
    assertEquals(first.messageId(), second.messageId());
    assertFalse(second.repeated());
  }

  @Test
  void whoDiesAfterTheLastStepHasSentAndNobodyGetsItTwice() throws SQLException {
    var outreach = pending(Samples.promoter());
    assertTrue(sending.handOver(theClaim()));
    clock.moveBy(SendingOutreach.LEASE.minusMillis(1));
    assertTrue(take().foundNothing());

    clock.moveBy(Duration.ofMillis(1));
    assertEquals(new SendingOutreach.Turn(List.of(), 1, 1), take());
    assertEquals(new Sent(), stateOf(outreach));
    assertEquals(List.of("sent"), announced.words());
    assertTrue(take().foundNothing());
  }

  @Test
  void nobodyTakesTheLastStepTwiceOrAfterTheLease() throws SQLException {
    pending(Samples.promoter());
    var claim = theClaim();
    assertTrue(sending.handOver(claim));
    assertFalse(sending.handOver(claim));

    pending(Samples.promoter(Samples.ANOTHER_RECEIPT));
    sending.settle(claim, SERVER_AWAY);
    clock.moveBy(SendingOutreach.LEASE);
    assertFalse(sending.handOver(claim));
  }

  @Test
  void whoWasTooSlowUndoesNothingOfWhoCameAfter() throws SQLException {
    pending(Samples.promoter());
    var slow = theClaim();
    clock.moveBy(SendingOutreach.LEASE);
    var next = theClaim();
    assertTrue(sending.handOver(next));

    assertFalse(sending.handOver(slow));
    sending.settle(slow, SERVER_AWAY);
    sending.settle(slow, NOBODY_KNOWS);
    sending.settle(slow, new Delivery.Refused("Code 550"));
    clock.moveBy(Duration.ofSeconds(30));
    assertTrue(take().foundNothing());
    sending.settle(next, ACCEPTED);
    assertEquals(List.of("sent"), announced.words());
  }

  @Test
  void theLastStepNeedsTimeForTheAnswer() throws SQLException {
    pending(Samples.promoter());
    var claim = theClaim();
    clock.moveBy(SendingOutreach.LEASE.minus(SendingOutreach.LAST_ANSWER));
    assertFalse(sending.handOver(claim));
    clock.moveBy(Duration.ofMillis(-1));
    assertTrue(sending.handOver(claim));
  }

  @Test
  void aServerThatSaysNoToTheEndHasNotTakenIt() throws SQLException {
    var outreach = pending(Samples.promoter());
    var claim = theClaim();
    sending.handOver(claim);
    sending.settle(claim, SERVER_AWAY);
    clock.moveBy(Duration.ofMinutes(1));
    sending.settle(theClaim(), ACCEPTED);
    assertEquals(new Sent(), stateOf(outreach));
  }

  @Test
  void anAnswerThatComesAfterAnotherInstanceHasSentSaysNothingNew() throws SQLException {
    pending(Samples.promoter());
    var slow = theClaim();
    clock.moveBy(SendingOutreach.LEASE);
    sending.settle(theClaim(), ACCEPTED);
    sending.settle(slow, ACCEPTED);

    assertEquals(List.of("sent"), announced.words());
  }

  @Test
  void aRefusedAddressIsSuppressedAndLeavesThePlaceFree() throws SQLException {
    var outreach = pending(Samples.promoter());
    sending.settle(theClaim(), new Delivery.Refused("Code 550"));

    assertEquals(new Suppressed(Reason.REFUSED), stateOf(outreach));
    assertEquals(List.of("suppressed refused"), announced.words());
    assertEquals(Map.of(), store.ledger);
  }

  private Outreach pending(Response response) {
    var outreach = Outreach.consider("thank-you", response, clock.instant());
    store.save(List.of(outreach));
    return outreach;
  }

  private SendingOutreach.Turn take() throws SQLException {
    return sending.takeDue(10);
  }

  private Claim theClaim() throws SQLException {
    var claims = take().claims();
    assertEquals(1, claims.size());
    return claims.getFirst();
  }

  private State stateOf(Outreach outreach) {
    return store.outreaches.get(outreach.id()).state();
  }

  private static Facts openCase() {
    return new Facts(
        "marketing",
        "email",
        3,
        "asa@example.com",
        List.of(Samples.CONSENT),
        false,
        false,
        true,
        false,
        false);
  }
}
