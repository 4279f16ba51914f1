package dev.amends.ingest.asking.domain;

import dev.amends.ingest.FixedTime;
import dev.amends.ingest.asking.domain.Invitation.Request;
import dev.amends.ingest.customers.Permission;
import dev.amends.ingest.surveys.domain.Asking;
import dev.amends.ingest.surveys.domain.Asking.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Invitations and customers of the tests. */
final class TestInvitations {

  static final Instant NOW = FixedTime.NOW;
  static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
  static final UUID CASE = new UUID(0, 7);
  static final QuietHours NIGHT =
      new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), ZoneId.of("Europe/Stockholm"));
  static final AskingRules RULES =
      new AskingRules(Duration.ofDays(30), Duration.ofDays(20), Duration.ofDays(90), NIGHT);

  private TestInvitations() {}

  static Invitation invitation() {
    return Invitation.consider(request(null), Asking.USUAL, NOW);
  }

  static Invitation ofCase() {
    return Invitation.consider(request(CASE), Asking.USUAL, NOW);
  }

  static Request request(UUID caseId) {
    return new Request("delivery", "order-1", "C-42", caseId, null, Map.of(), YESTERDAY, "shop");
  }

  static Asking asking(int samplePercent, Duration after, Duration remindAfter) {
    return new Asking(
        false,
        List.of(Channel.EMAIL),
        after,
        Duration.ofDays(14),
        samplePercent,
        null,
        remindAfter);
  }

  /** A customer of whom nothing speaks against being asked. */
  static Standing anybody() {
    return standing(List.of(permission("survey", "email", false)), null, null, null, Set.of());
  }

  static Standing standing(
      List<Permission> permissions,
      Instant asked,
      Instant answered,
      Instant declined,
      Set<UUID> openCases) {
    return new Standing(
        "Åsa Lind",
        "asa@example.com",
        "+46701740605",
        "sv",
        permissions,
        asked,
        answered,
        declined,
        openCases,
        false,
        false,
        true);
  }

  static Permission permission(String purpose, String channel, boolean withdrawn) {
    return new Permission(
        purpose, channel, "consent", YESTERDAY, null, null, withdrawn ? true : null);
  }
}
