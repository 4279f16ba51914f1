package dev.amends.mail;

import dev.amends.mail.SmtpConfig.StartTls;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/**
 * Connections to the mail server, used again while they live: the greetings cost more than a mail.
 */
@ApplicationScoped
class SmtpConnections {

  private static final Logger LOG = Logger.getLogger(SmtpConnections.class);

  /** Servers and what lies between close what is silent, often after a minute. */
  private static final Duration KEPT_IDLE = Duration.ofSeconds(30);

  private final Session session;
  private final SmtpConfig config;
  private final Clock clock;
  private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

  /** What keeps an eye on writes that do not end; one thread for all connections. */
  private final ScheduledExecutorService writes =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("smtp-writes").factory());

  private record Idle(Transport transport, Instant since) {}

  SmtpConnections(SmtpConfig config, MailConfig mail, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.session = Session.getInstance(settings(config, mail, writes));
  }

  Session session() {
    return session;
  }

  /**
   * One that answers; what lay idle for long is not asked, since a dead line does not even say no.
   */
  Transport take() throws MessagingException {
    for (var used = idle.pollLast(); used != null; used = idle.pollLast()) {
      var fresh = clock.instant().isBefore(used.since().plus(KEPT_IDLE));
      if (fresh && used.transport().isConnected()) {
        return used.transport();
      }
      discard(used.transport());
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
    idle.addLast(new Idle(transport, clock.instant()));
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
      discard(used.transport());
    }
    writes.shutdownNow();
  }

  private static Properties settings(
      SmtpConfig config, MailConfig mail, ScheduledExecutorService writes) {
    var third = Long.toString(MailSender.ANSWER_WITHIN.dividedBy(3).toMillis());
    var settings = new Properties();
    settings.put("mail.smtp.localhost", mail.hostName());
    settings.put("mail.smtp.auth", Boolean.toString(config.username().isPresent()));
    settings.put("mail.smtp.starttls.enable", config.startTls() != StartTls.DISABLED);
    settings.put("mail.smtp.starttls.required", config.startTls() == StartTls.REQUIRED);
    settings.put("mail.smtp.connectiontimeout", third);
    settings.put("mail.smtp.timeout", third);
    settings.put("mail.smtp.writetimeout", third);
    settings.put("mail.smtp.executor.writetimeout", writes);
    // Who closes need not hear goodbye.
    settings.put("mail.smtp.quitwait", "false");
    return settings;
  }
}
