package dev.amends.ingest.asking.domain;

import static dev.amends.ingest.asking.domain.TestInvitations.NOW;
import static dev.amends.ingest.asking.domain.TestInvitations.YESTERDAY;
import static dev.amends.ingest.asking.domain.TestInvitations.asking;
import static dev.amends.ingest.asking.domain.TestInvitations.invitation;
import static dev.amends.ingest.asking.domain.TestInvitations.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.ingest.asking.domain.State.Asked;
import dev.amends.ingest.asking.domain.State.Blocked;
import dev.amends.ingest.asking.domain.State.Waiting;
import dev.amends.ingest.surveys.domain.Asking.Channel;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvitationTest {

  @Test
  void theSameCauseIsTheSameInvitation() {
    assertEquals(invitation().id(), TestInvitations.ofCase().id());
    assertNotEquals(invitation().id(), anotherOrder().id());
  }

  @Test
  void itIsDueSomeTimeAfterWhatItIsAbout() {
    var later = Invitation.consider(request(null), asking(100, Duration.ofHours(48), null), NOW);
    assertEquals(new Waiting(NOW.plus(Duration.ofDays(1)), null), later.state());
    assertEquals(YESTERDAY.plus(Duration.ofDays(16)), later.usefulUntil());
    assertEquals(new Waiting(NOW, null), invitation().state());
  }

  @Test
  void whatIsLongAgoIsNotAskedAbout() {
    var late = NOW.plus(Duration.ofDays(13));
    var old = Invitation.consider(request(null), asking(100, Duration.ZERO, null), late);
    assertEquals(new Blocked(Reason.TOO_LATE), old.state());
    var justInTime =
        Invitation.consider(request(null), asking(100, Duration.ZERO, null), late.minusMillis(1));
    assertEquals(new Waiting(late.minusMillis(1), null), justInTime.state());
  }

  @Test
  void aSampleIsAboutItsShareAndAlwaysTheSame() {
    var tenth = asking(10, Duration.ZERO, null);
    var ids = IntStream.range(0, 10_000).mapToObj(InvitationTest::random).toList();
    var sampled = ids.stream().filter(tenth::samples).count();
    assertTrue(sampled > 900 && sampled < 1_100, sampled + " of 10,000");
    assertEquals(sampled, ids.stream().filter(tenth::samples).count());
    assertTrue(ids.stream().allMatch(asking(100, Duration.ZERO, null)::samples));
  }

  @Test
  void whoIsNotInTheSampleHasThatAsAReason() {
    var rare = asking(1, Duration.ZERO, null);
    var states =
        IntStream.range(0, 50)
            .mapToObj(
                order ->
                    Invitation.consider(
                        new Invitation.Request(
                            "delivery",
                            "order-" + order,
                            "C-42",
                            null,
                            null,
                            Map.of(),
                            YESTERDAY,
                            "shop"),
                        rare,
                        NOW))
            .map(Invitation::state)
            .toList();
    assertTrue(states.contains(new Blocked(Reason.NOT_SAMPLED)));
  }

  @Test
  void whoWasAskedIsRemindedOnce() {
    var reminding = asking(100, Duration.ZERO, Duration.ofDays(3));
    var asked = invitation().asked(Channel.SMS, reminding, NOW);
    var remindAt = NOW.plus(Duration.ofDays(3));
    assertEquals(new Asked(NOW, Channel.SMS, 0, remindAt), asked.state());
    assertEquals(1, asked.messages());

    var reminded = asked.asked(Channel.EMAIL, reminding, remindAt);
    assertEquals(new Asked(NOW, Channel.SMS, 1, null), reminded.state());
    assertEquals(2, reminded.messages());
  }

  @Test
  void aReminderThatWaitsChangesNothingElse() {
    var asked =
        invitation().asked(Channel.EMAIL, asking(100, Duration.ZERO, Duration.ofDays(3)), NOW);
    var later = NOW.plus(Duration.ofDays(4));
    assertEquals(
        new Asked(NOW, Channel.EMAIL, 0, later),
        asked.postpone(Reason.QUIET_HOURS, later, NOW).state());
    assertEquals(new Asked(NOW, Channel.EMAIL, 0, null), asked.leave().state());
  }

  @Test
  void whatIsBlockedIsNotSent() {
    var blocked = invitation().block(Reason.NO_PERMISSION, NOW);
    var usual = asking(100, Duration.ZERO, null);
    assertThrows(IllegalStateException.class, () -> blocked.asked(Channel.EMAIL, usual, NOW));
    assertThrows(IllegalStateException.class, () -> invitation().leave());
  }

  private static Invitation.Request anotherOrder() {
    return new Invitation.Request(
        "delivery", "order-2", "C-42", null, null, Map.of(), YESTERDAY, "shop");
  }

  private static UUID random(int seed) {
    return UUID.nameUUIDFromBytes(Integer.toString(seed).getBytes());
  }
}
