package dev.amends.promoters.outreach.adapter;

import dev.amends.promoters.outreach.application.Claim;
import dev.amends.promoters.outreach.application.Delivery;
import dev.amends.promoters.unsubscribe.UnsubscribeLinks;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Hands messages to the mail server and says how that ended. */
@ApplicationScoped
class SmtpMail {

  /** Well below the lease, so that an attempt is over before somebody else starts one. */
  static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(SmtpMail.class);

  /**
   * 5.7.x speaks of policy ("relaying denied"): a mistake of the set-up, not a fault of the
   * address.
   */
  private static final Pattern POLICY = Pattern.compile("\\b5\\.7\\.\\d");

  /**
   * The one event loop on which connections are made. Asked from any other thread, the client sets
   * its reader up while the server's greeting may already be arriving, loses some of it and then
   * waits for the rest.
   */
  private final Context eventLoop;

  private final ReactiveMailer mailer;
  private final MailConfig config;
  private final UnsubscribeLinks links;

  SmtpMail(Vertx vertx, ReactiveMailer mailer, MailConfig config, UnsubscribeLinks links) {
    this.eventLoop = ((VertxInternal) vertx).createEventLoopContext();
    this.mailer = mailer;
    this.config = config;
    this.links = links;
  }

  Delivery deliver(Claim claim) {
    try {
      mailer
          .send(mail(claim))
          .runSubscriptionOn(task -> eventLoop.runOnContext(ignored -> task.run()))
          .await()
          .atMost(ANSWER_WITHIN);
      return new Delivery.Accepted();
    } catch (RuntimeException e) {
      var delivery = judge(e);
      // Without the address: logs are read by people who need not know it.
      LOG.warnf("Outreach %s: %s", claim.outreach().id(), delivery);
      return delivery;
    }
  }

  private Mail mail(Claim claim) {
    var link = links.of(claim.outreach().response().customerId());
    var letter = Letter.of(claim, link);
    return new Mail()
        .setFrom(config.from())
        .addTo(claim.to())
        .setSubject(letter.subject())
        .setText(letter.text())
        .setHtml(letter.html())
        .addHeader("Message-ID", claim.messageId())
        .addHeader("List-Unsubscribe", "<" + link + ">")
        .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
        // So that absence notes do not answer.
        .addHeader("Auto-Submitted", "auto-generated");
  }

  static Delivery judge(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SMTPException answer) {
        return judge(answer);
      }
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException) {
        return new Delivery.NotAccepted(cause.toString());
      }
      if (cause instanceof IllegalArgumentException) {
        return new Delivery.Refused("The address cannot be written into a message");
      }
    }
    return new Delivery.Unknown(failure.toString());
  }

  /** Whatever the server answered, it was not that it took the message. */
  private static Delivery judge(SMTPException answer) {
    var recipient = String.valueOf(answer.getMessage()).contains("recipient address not accepted");
    var policy = answer.getReplyMessages().stream().anyMatch(line -> POLICY.matcher(line).find());
    return recipient && answer.isPermanent() && !policy
        ? new Delivery.Refused("Code " + answer.getReplyCode())
        : new Delivery.NotAccepted("Code " + answer.getReplyCode());
  }
}
