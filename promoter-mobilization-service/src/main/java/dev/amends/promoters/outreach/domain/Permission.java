package dev.amends.promoters.outreach.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The customer may be written to for this purpose on this channel, on this legal basis.
 *
 * @param at when it was given or withdrawn
 * @param withdrawn true when it was taken back; null counts as false
 */
public record Permission(
    String purpose, String channel, String basis, Instant at, Boolean withdrawn) {

  /** A legitimate interest is not enough for advertising somebody did not ask for. */
  private static final Set<String> SUFFICIENT = Set.of("consent", "existing-customer");

  /** Whether any of these allows it and none of them takes it back at the same time or later. */
  public static boolean given(List<Permission> permissions, String purpose, String channel) {
    var onTopic =
        permissions.stream()
            .filter(each -> each.purpose.equals(purpose) && each.channel.equals(channel))
            .toList();
    return onTopic.stream()
        .filter(each -> !each.isWithdrawn() && SUFFICIENT.contains(each.basis))
        .anyMatch(given -> onTopic.stream().noneMatch(each -> each.takesBack(given)));
  }

  private boolean takesBack(Permission given) {
    return isWithdrawn() && !at.isBefore(given.at);
  }

  private boolean isWithdrawn() {
    return Boolean.TRUE.equals(withdrawn);
  }
}
