package dev.amends.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A message that asks whether it may go when all of it has been written but the lone dot that ends
 * it. Until the dot the server has taken nothing.
 */
final class SmtpMessage extends MimeMessage {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String messageId;
  private final LastStep lastStep;
  private boolean handedOver;

  SmtpMessage(Session session, String messageId, LastStep lastStep) {
    super(session);
    this.messageId = messageId;
    this.lastStep = lastStep;
  }

  void fill(InternetAddress from, Mail mail) throws MessagingException {
    setFrom(from);
    setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
    setSubject(mail.subject(), UTF_8);
    setHeader("List-Unsubscribe", "<" + mail.unsubscribeLink() + ">");
    setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    // So that absence notes do not answer.
    setHeader("Auto-Submitted", "auto-generated");
    setContent(
        new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
    saveChanges();
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  /** Whether the last step was taken, and so the server may have it. */
  boolean handedOver() {
    return handedOver;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  @Override
  public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
    super.writeTo(out, ignored);
    out.flush();
    handedOver = mayGo();
    if (!handedOver) {
      // Only this makes the client drop the connection instead of writing the dot.
      throw new IOException("The message must not go any more");
    }
  }

  private boolean mayGo() throws IOException {
    try {
      return lastStep.mayGo();
    } catch (Exception e) {
      throw new IOException("Nobody knows whether the message may go", e);
    }
  }
}
