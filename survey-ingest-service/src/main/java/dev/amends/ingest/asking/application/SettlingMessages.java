package dev.amends.ingest.asking.application;

import dev.amends.backbone.erasure.Erasures;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.ingest.asking.domain.Reason;
import dev.amends.ingest.surveys.application.Conversations;
import dev.amends.ingest.surveys.application.SurveyEvents.Type;
import dev.amends.mail.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The last step before a claimed message goes, and what follows from how it ended. Who dies between
 * the two has sent: nobody is asked twice.
 */
@ApplicationScoped
public class SettlingMessages {

  /** What may pass between the last step and the answer; so much of the lease has to be left. */
  static final Duration LAST_ANSWER = Duration.ofSeconds(15);

  static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Invitations invitations;
  private final Conversations conversations;
  private final SentMessages sent;
  private final Outbox outbox;
  private final Erasures erasures;
  private final Clock clock;

  SettlingMessages(
      Invitations invitations,
      Conversations conversations,
      SentMessages sent,
      Outbox outbox,
      Erasures erasures,
      Clock clock) {
    this.invitations = invitations;
    this.conversations = conversations;
    this.sent = sent;
    this.outbox = outbox;
    this.erasures = erasures;
    this.clock = clock;
  }

  /**
   * To be asked when nothing can be taken back any more: from then on it counts as sent unless the
   * other side says otherwise.
   *
   * <p>In no transaction but that of its one statement: nothing is to lie between the commit and
   * the message.
   *
   * @return false if the claim does not hold any more, and nothing must be sent
   */
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public boolean handOver(Claim claim) throws SQLException {
    return clock.instant().plus(LAST_ANSWER).isBefore(claim.leaseUntil())
        && invitations.handOver(claim);
  }

  @Transactional
  public void settle(Claim claim, Delivery delivery) throws SQLException {
    // While it is settled nobody is erased.
    erasures.withoutErased(List.of());
    // Otherwise somebody else has claimed it meanwhile, or the customer was erased.
    if (invitations.end(claim)) {
      settled(claim, delivery, clock.instant());
    }
  }

  private void settled(Claim claim, Delivery delivery, Instant now) throws SQLException {
    switch (delivery) {
      case Delivery.Accepted accepted ->
          outbox.append(sent.note(claim, List.of(Type.INVITED, Type.DELIVERED), now));
      // A question that perhaps did not come is better than one that certainly came twice.
      case Delivery.Unknown unknown -> outbox.append(sent.note(claim, List.of(Type.INVITED), now));
      case Delivery.Refused refused -> refused(claim, now);
      case Delivery.NotAccepted notAccepted ->
          invitations.save(
              claim
                  .invitation()
                  .postpone(Reason.CHANNEL_UNAVAILABLE, now.plus(pause(claim, now)), now));
    }
  }

  /** The longer it lasts the longer, so that one dead channel does not keep the others waiting. */
  static Duration pause(Claim claim, Instant now) {
    var quarter = Duration.between(claim.invitation().createdAt(), now).dividedBy(4);
    return quarter.compareTo(FIRST_PAUSE) < 0
        ? FIRST_PAUSE
        : quarter.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : quarter;
  }

  private void refused(Claim claim, Instant now) throws SQLException {
    if (claim.isReminder()) {
      invitations.save(claim.invitation().leave());
    } else {
      // Nobody has the link.
      conversations.remove(claim.conversation().id());
      invitations.save(claim.invitation().block(Reason.REFUSED, now));
    }
  }
}
