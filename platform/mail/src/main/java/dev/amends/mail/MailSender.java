package dev.amends.mail;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jboss.logging.Logger;

/** Hands messages to the mail server and says how that ended. */
@Startup
@ApplicationScoped
public class MailSender {

  /** Well below the lease, so that an attempt is over before somebody else starts one. */
  public static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(MailSender.class);
  private static final int PERMANENT = 500;

  /**
   * 5.7.x speaks of policy ("relaying denied"): a mistake of the set-up, not a fault of the
   * address.
   */
  private static final Pattern POLICY = Pattern.compile("\\b5\\.7\\.\\d");

  private final SmtpConnections connections;
  private final InternetAddress from;

  MailSender(SmtpConnections connections, MailConfig config) {
    this.connections = connections;
    this.from = sender(config.from());
  }

  /**
   * @throws IllegalArgumentException if it is none; the service does not start with it, for every
   *     message would be refused
   */
  static InternetAddress sender(String text) {
    try {
      var addresses = InternetAddress.parse(text, true);
      if (addresses.length != 1) {
        throw new AddressException("One address was expected");
      }
      // As it is parsed, a name keeps its letters as bytes that no server understands.
      addresses[0].setPersonal(addresses[0].getPersonal(), StandardCharsets.UTF_8.name());
      return addresses[0];
    } catch (AddressException | UnsupportedEncodingException e) {
      throw new IllegalArgumentException(
          "amends.mail.from (AMENDS_MAIL_FROM) is like Acme <thanks@acme.example>, and a name with a"
              + " comma stands in quotes.",
          e);
    }
  }

  /**
   * @param lastStep is asked when only the end of the message is missing
   */
  public Delivery deliver(Mail mail, LastStep lastStep) {
    var message = new SmtpMessage(connections.session(), mail.messageId(), lastStep);
    try {
      message.fill(from, mail);
      send(message);
      return new Delivery.Accepted();
    } catch (MessagingException e) {
      var delivery = judge(e, message.handedOver());
      // Without the address: logs are read by people who need not know it.
      LOG.warnf("Mail %s: %s", mail.messageId(), delivery);
      return delivery;
    }
  }

  private void send(SmtpMessage message) throws MessagingException {
    var connection = connections.take();
    try {
      connection.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException | RuntimeException e) {
      connections.discard(connection);
      throw e;
    }
    connections.giveBack(connection);
  }

  /** Before the last step the server cannot have taken it; after it, only its answer says so. */
  static Delivery judge(MessagingException failure, boolean handedOver) {
    if (failure instanceof AddressException) {
      return new Delivery.Refused("The address cannot be written into a message");
    }
    if (!handedOver) {
      for (Exception cause = failure;
          cause instanceof MessagingException each;
          cause = each.getNextException()) {
        if (cause instanceof SMTPAddressFailedException address) {
          return judge(address);
        }
      }
      return new Delivery.NotAccepted(shown(failure));
    }
    return failure instanceof SMTPSendFailedException answer && answer.getReturnCode() > 0
        ? new Delivery.NotAccepted("Code " + answer.getReturnCode())
        : new Delivery.Unknown(shown(failure));
  }

  private static Delivery judge(SMTPAddressFailedException address) {
    var policy = POLICY.matcher(String.valueOf(address.getMessage())).find();
    var code = "Code " + address.getReturnCode();
    return address.getReturnCode() >= PERMANENT && !policy
        ? new Delivery.Refused(code)
        : new Delivery.NotAccepted(code);
  }

  /** Only the kind: the text of an answer may name the address. */
  private static String shown(MessagingException failure) {
    var cause = failure.getNextException();
    return failure.getClass().getSimpleName()
        + (cause == null ? "" : " by " + cause.getClass().getSimpleName());
  }
}
