package dev.amends.ingest.asking.adapter;

import dev.amends.ingest.asking.application.Claim;
import dev.amends.ingest.asking.application.MessageChannel;
import dev.amends.ingest.surveys.adapter.SurveyLinks;
import dev.amends.ingest.surveys.domain.Asking.Channel;
import dev.amends.mail.Delivery;
import dev.amends.mail.LastStep;
import dev.amends.mail.Mail;
import dev.amends.mail.MailSender;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks by mail: the first question stands in the mail itself. */
@ApplicationScoped
class InvitationMail implements MessageChannel {

  private final MailSender sender;
  private final SurveyLinks links;

  InvitationMail(MailSender sender, SurveyLinks links) {
    this.sender = sender;
    this.links = links;
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public boolean isSetUp() {
    return true;
  }

  @Override
  public Delivery deliver(Claim claim, LastStep lastStep) {
    var conversation = claim.conversation();
    var link = links.of(conversation.id(), conversation.expiresAt());
    var letter = InvitationLetter.of(conversation, link, claim.isReminder());
    return sender.deliver(
        new Mail(
            "<" + claim.messageId() + "@amends.local>",
            claim.to(),
            letter.subject(),
            letter.text(),
            letter.html(),
            link),
        lastStep);
  }
}
