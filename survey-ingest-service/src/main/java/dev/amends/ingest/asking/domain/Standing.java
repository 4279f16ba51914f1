package dev.amends.ingest.asking.domain;

import dev.amends.ingest.customers.Permission;
import dev.amends.ingest.surveys.domain.Asking.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Everything known of a customer at the moment of asking that speaks for or against it.
 *
 * @param email null if it is not known; so are the other facts
 * @param askedAt when any survey last asked, answered or declined likewise; null if never
 * @param openCases recovery cases that are not resolved
 * @param anotherUnderWay whether another invitation is being sent at this moment
 * @param replied whether this very conversation was answered or declined
 * @param caseKnown whether the case of the invitation, if it has one, is this customer's
 */
public record Standing(
    String name,
    String email,
    String phone,
    String language,
    List<Permission> permissions,
    Instant askedAt,
    Instant answeredAt,
    Instant declinedAt,
    Set<UUID> openCases,
    boolean anotherUnderWay,
    boolean replied,
    boolean caseKnown) {

  /** Where a message on this channel goes; null if that is not known. */
  public String address(Channel channel, String customerId) {
    return switch (channel) {
      case EMAIL -> email;
      case SMS -> phone;
      case WEBHOOK -> customerId;
    };
  }
}
