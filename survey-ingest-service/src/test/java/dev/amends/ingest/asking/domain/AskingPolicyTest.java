package dev.amends.ingest.asking.domain;

import static dev.amends.ingest.asking.domain.TestInvitations.CASE;
import static dev.amends.ingest.asking.domain.TestInvitations.NOW;
import static dev.amends.ingest.asking.domain.TestInvitations.RULES;
import static dev.amends.ingest.asking.domain.TestInvitations.YESTERDAY;
import static dev.amends.ingest.asking.domain.TestInvitations.anybody;
import static dev.amends.ingest.asking.domain.TestInvitations.asking;
import static dev.amends.ingest.asking.domain.TestInvitations.invitation;
import static dev.amends.ingest.asking.domain.TestInvitations.ofCase;
import static dev.amends.ingest.asking.domain.TestInvitations.permission;
import static dev.amends.ingest.asking.domain.TestInvitations.standing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.ingest.asking.domain.Decision.Ask;
import dev.amends.ingest.asking.domain.Decision.Block;
import dev.amends.ingest.asking.domain.Decision.Leave;
import dev.amends.ingest.asking.domain.Decision.Wait;
import dev.amends.ingest.customers.Permission;
import dev.amends.ingest.surveys.domain.Asking.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AskingPolicyTest {

  private static final List<Channel> MAIL = List.of(Channel.EMAIL);
  private static final List<Permission> ALLOWED = List.of(permission("survey", "email", false));
  private static final Ask BY_MAIL = new Ask(Channel.EMAIL, "asa@example.com");

  /** The invitation is of use for 13 more days: it is about yesterday. */
  private static final Instant USEFUL = YESTERDAY.plus(Duration.ofDays(14));

  @Test
  void whomNothingSpeaksAgainstIsAsked() {
    assertEquals(BY_MAIL, decide(anybody()));
  }

  @Test
  void withoutAPermissionNobodyIsAsked() {
    assertEquals(new Block(Reason.NO_PERMISSION), decide(with(List.of())));
    assertEquals(
        new Block(Reason.NO_PERMISSION),
        decide(with(List.of(permission("survey", "email", true)))));
    assertEquals(
        new Block(Reason.NO_PERMISSION),
        decide(with(List.of(permission("marketing", "email", false)))));
  }

  @Test
  void theFirstChannelThatIsPermittedAndHasAnAddressIsTaken() {
    var both = List.of(Channel.EMAIL, Channel.SMS);
    assertEquals(
        new Ask(Channel.SMS, "+46701740605"),
        decide(invitation(), both, with(List.of(permission("survey", "sms", false))), NOW));
    var withoutAddress =
        new Standing(
            null,
            null,
            "+46701740605",
            null,
            ALLOWED,
            null,
            null,
            null,
            Set.of(),
            false,
            false,
            false);
    assertEquals(new Block(Reason.NO_ADDRESS), decide(invitation(), both, withoutAddress, NOW));
  }

  @Test
  void withoutAChannelThatIsSetUpNobodyIsAsked() {
    assertEquals(new Block(Reason.NO_CHANNEL), decide(invitation(), List.of(), anybody(), NOW));
  }

  @Test
  void anOpenCaseWaitsUntilItIsClosedOrNobodyRemembers() {
    var open = standing(ALLOWED, null, null, null, Set.of(CASE));
    assertEquals(new Wait(Reason.OPEN_CASE, USEFUL), decide(open));
    var waiting = invitation().postpone(Reason.OPEN_CASE, USEFUL, NOW);
    assertEquals(new Block(Reason.OPEN_CASE), decide(waiting, MAIL, open, USEFUL));
  }

  @Test
  void aCasesOwnQuestionIsAskedWhateverWasAskedBefore() {
    var open = standing(List.of(), YESTERDAY, YESTERDAY, YESTERDAY, Set.of(CASE));
    assertEquals(BY_MAIL, decide(ofCase(), MAIL, open, NOW));
    var another = standing(List.of(), null, null, null, Set.of(CASE, new UUID(0, 8)));
    assertEquals(new Wait(Reason.OPEN_CASE, USEFUL), decide(ofCase(), MAIL, another, NOW));
  }

  @Test
  void whoTookBackAnyOfTheTwoIsNotAskedAboutACase() {
    for (var purpose : List.of("service-reply", "survey")) {
      var refused =
          standing(List.of(permission(purpose, "email", true)), null, null, null, Set.of());
      assertEquals(new Block(Reason.NO_PERMISSION), decide(ofCase(), MAIL, refused, NOW));
    }
  }

  @Test
  void aCaseThatIsNotTheCustomersLiftsNothing() {
    var unknown =
        new Standing(
            null,
            "a@b.example",
            null,
            null,
            List.of(),
            null,
            null,
            null,
            Set.of(),
            false,
            false,
            false);
    assertEquals(new Block(Reason.NO_PERMISSION), decide(ofCase(), MAIL, unknown, NOW));
  }

  @Test
  void whatPassesInTimeDelaysAndWhatDoesNotBlocks() {
    var soonOver = NOW.minus(Duration.ofDays(25));
    assertEquals(
        new Wait(Reason.ASKED_RECENTLY, soonOver.plus(Duration.ofDays(30))),
        decide(standing(ALLOWED, soonOver, null, null, Set.of())));
    assertEquals(
        new Block(Reason.ASKED_RECENTLY),
        decide(standing(ALLOWED, YESTERDAY, null, null, Set.of())));
  }

  @Test
  void theLongestQuarantineIsTheReason() {
    assertEquals(
        new Block(Reason.DECLINED_RECENTLY),
        decide(standing(ALLOWED, YESTERDAY, YESTERDAY, YESTERDAY, Set.of())));
    assertEquals(
        new Block(Reason.ANSWERED_RECENTLY),
        decide(standing(ALLOWED, NOW.minus(Duration.ofDays(29)), YESTERDAY, null, Set.of())));
  }

  @Test
  void aQuarantineIsOverWhenItsTimeHasCome() {
    assertEquals(
        BY_MAIL, decide(standing(ALLOWED, NOW.minus(Duration.ofDays(30)), null, null, Set.of())));
  }

  @Test
  void whileAnotherIsSentOneWaits() {
    var busy =
        new Standing(
            null,
            "a@b.example",
            null,
            null,
            ALLOWED,
            null,
            null,
            null,
            Set.of(),
            true,
            false,
            false);
    assertEquals(new Wait(Reason.ANOTHER_UNDER_WAY, NOW.plusSeconds(60)), decide(busy));
  }

  @Test
  void nobodyIsDisturbedAtNight() {
    var night = Instant.parse("2026-05-02T20:00:00Z");
    assertEquals(
        new Wait(Reason.QUIET_HOURS, Instant.parse("2026-05-03T06:00:00Z")),
        decide(invitation(), MAIL, anybody(), night));
  }

  @Test
  void whatNobodyRemembersIsNotAsked() {
    assertEquals(new Block(Reason.TOO_LATE), decide(invitation(), MAIL, anybody(), USEFUL));
  }

  @Test
  void whoDidNotAnswerIsRemindedOfItInSpiteOfHavingBeenAsked() {
    var asked = standing(ALLOWED, NOW, null, null, Set.of());
    assertEquals(BY_MAIL, decide(asked(), MAIL, asked, NOW.plus(Duration.ofDays(3))));
  }

  @Test
  void whoAnsweredOrHasACaseOrTookThePermissionBackIsNotReminded() {
    var replied =
        new Standing(
            null, "a@b.example", null, null, ALLOWED, NOW, NOW, null, Set.of(), false, true, false);
    assertEquals(new Leave(), decide(asked(), MAIL, replied, NOW));
    assertEquals(
        new Leave(), decide(asked(), MAIL, standing(ALLOWED, NOW, null, null, Set.of(CASE)), NOW));
    assertEquals(new Leave(), decide(asked(), MAIL, with(List.of()), NOW));
  }

  @Test
  void whenTheConversationIsOverNobodyIsReminded() {
    assertEquals(new Leave(), decide(asked(), MAIL, anybody(), NOW.plus(Duration.ofDays(30))));
  }

  private static Invitation asked() {
    return invitation().asked(Channel.EMAIL, asking(100, Duration.ZERO, Duration.ofDays(3)), NOW);
  }

  private static Standing with(List<Permission> permissions) {
    return standing(permissions, null, null, null, Set.of());
  }

  private static Decision decide(Standing standing) {
    return decide(invitation(), MAIL, standing, NOW);
  }

  private static Decision decide(
      Invitation invitation, List<Channel> channels, Standing standing, Instant now) {
    var over = NOW.plus(Duration.ofDays(30));
    return AskingPolicy.decide(invitation, channels, standing, RULES, over, now);
  }
}
