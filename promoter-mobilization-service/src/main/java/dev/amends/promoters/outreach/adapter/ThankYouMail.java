package dev.amends.promoters.outreach.adapter;

import dev.amends.mail.Delivery;
import dev.amends.mail.LastStep;
import dev.amends.mail.Mail;
import dev.amends.mail.MailSender;
import dev.amends.promoters.outreach.application.Claim;
import dev.amends.promoters.unsubscribe.UnsubscribeLinks;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes what was claimed and hands it to the mail server. */
@ApplicationScoped
class ThankYouMail {

  private final MailSender sender;
  private final UnsubscribeLinks links;

  ThankYouMail(MailSender sender, UnsubscribeLinks links) {
    this.sender = sender;
    this.links = links;
  }

  /**
   * @param lastStep is asked when only the end of the message is missing
   */
  Delivery deliver(Claim claim, LastStep lastStep) {
    var link = links.of(claim.outreach().response().customerId());
    var letter = Letter.of(claim, link);
    return sender.deliver(
        new Mail(
            claim.messageId(), claim.to(), letter.subject(), letter.text(), letter.html(), link),
        lastStep);
  }
}
