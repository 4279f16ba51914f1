package dev.amends.ingest.asking.application;

import dev.amends.ingest.asking.domain.Invitation;
import dev.amends.ingest.surveys.domain.Asking.Channel;
import dev.amends.ingest.surveys.domain.Conversation;
import java.time.Instant;

/**
 * The right to send a message now.
 *
 * @param invitation as it was claimed
 * @param to an address of the channel
 * @param leaseUntil from then on somebody else may try
 */
public record Claim(
    Invitation invitation,
    Conversation conversation,
    Channel channel,
    String to,
    Instant leaseUntil) {

  /** The same for every attempt at the same message, and for no other. */
  public String messageId() {
    var number = invitation.messages();
    return "survey." + invitation.id() + (number == 0 ? "" : ".reminder-" + number);
  }

  public boolean isReminder() {
    return invitation.messages() > 0;
  }
}
