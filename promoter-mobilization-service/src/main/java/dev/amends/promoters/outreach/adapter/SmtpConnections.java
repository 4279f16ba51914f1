package dev.amends.promoters.outreach.adapter;

import dev.amends.promoters.outreach.adapter.SmtpConfig.StartTls;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jboss.logging.Logger;

/**
 * Connections to the mail server, used again while they live: the greetings cost more than a mail.
 */
@ApplicationScoped
class SmtpConnections {

  private static final Logger LOG = Logger.getLogger(SmtpConnections.class);

  private final Session session;
  private final SmtpConfig config;
  private final ConcurrentLinkedDeque<Transport> idle = new ConcurrentLinkedDeque<>();

  SmtpConnections(SmtpConfig config, MailConfig mail) {
    this.config = config;
    this.session = Session.getInstance(settings(config, mail));
  }

  Session session() {
    return session;
  }

  /** One that answers. */
  Transport take() throws MessagingException {
    for (var used = idle.pollLast(); used != null; used = idle.pollLast()) {
      if (used.isConnected()) {
        return used;
      }
    }
    var fresh = session.getTransport("smtp");
    fresh.connect(
        config.host(),
        config.port(),
        config.username().orElse(null),
        config.password().orElse(null));
    return fresh;
  }

  void giveBack(Transport transport) {
    idle.addLast(transport);
  }

  /** Of one that something went wrong on, nobody knows in which state it is. */
  void discard(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debugf("A connection to the mail server did not close: %s", e.getMessage());
    }
  }

  @PreDestroy
  void close() {
    for (var used = idle.poll(); used != null; used = idle.poll()) {
      discard(used);
    }
  }

  private static Properties settings(SmtpConfig config, MailConfig mail) {
    var third = Long.toString(SmtpMail.ANSWER_WITHIN.dividedBy(3).toMillis());
    var settings = new Properties();
    settings.put("mail.smtp.localhost", mail.hostName());
    settings.put("mail.smtp.auth", Boolean.toString(config.username().isPresent()));
    settings.put("mail.smtp.starttls.enable", config.startTls() != StartTls.DISABLED);
    settings.put("mail.smtp.starttls.required", config.startTls() == StartTls.REQUIRED);
    settings.put("mail.smtp.connectiontimeout", third);
    settings.put("mail.smtp.timeout", third);
    settings.put("mail.smtp.writetimeout", third);
    // Who closes need not hear goodbye.
    settings.put("mail.smtp.quitwait", "false");
    return settings;
  }
}
