package dev.amends.localstack.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** An SMTP server that accepts everything and sends nothing on. */
public final class MailSink implements AutoCloseable {

  /** GreenMail keeps a copy of its own; it is emptied this often so that memory stays bounded. */
  private static final int PURGE_EVERY = 500;

  private final GreenMail server;
  private final Mailbox mailbox;
  private final Clock clock;
  private final GreenMailUser everybody;
  private final AtomicLong delivered = new AtomicLong();

  public MailSink(int port, Mailbox mailbox, Clock clock) {
    this.mailbox = mailbox;
    this.clock = clock;
    this.server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    this.everybody = server.setUser("everybody@localhost", "everybody", "everybody");
    server.getUserManager().setMessageDeliveryHandler(this::accept);
    server.start();
  }

  private GreenMailUser accept(MovingMessage moving, MailAddress recipient)
      throws MessagingException, UserException {
    var message = moving.getMessage();
    mailbox.add(
        id -> {
          try {
            return CaughtMail.of(id, recipient.getEmail(), message, clock.instant());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (MessagingException e) {
            throw new IllegalArgumentException("unreadable message", e);
          }
        });
    if (delivered.incrementAndGet() % PURGE_EVERY == 0) {
      purge();
    }
    return everybody;
  }

  private void purge() {
    try {
      server.getManagers().getImapHostManager().getInbox(everybody).deleteAllMessages();
    } catch (com.icegreen.greenmail.store.FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
