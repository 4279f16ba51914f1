package dev.amends.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.localstack.testing.SentMail;
import dev.amends.localstack.testing.TestStack;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MailSenderIT {

  private static SentMail sent;
  private static SmtpConnections connections;
  private static MailSender sender;

  private final String address = "it-" + UUID.randomUUID() + "@example.com";
  private final String messageId = "<" + UUID.randomUUID() + "@amends.local>";

  private record Config(String from, String hostName) implements MailConfig {}

  private record Server(String host, int port) implements SmtpConfig {

    @Override
    public Optional<String> username() {
      return Optional.empty();
    }

    @Override
    public Optional<String> password() {
      return Optional.empty();
    }

    @Override
    public StartTls startTls() {
      return StartTls.OPTIONAL;
    }
  }

  @BeforeAll
  static void start() {
    var stack = TestStack.shared();
    var config = new Config("Åhus AB <tack@ahus.example>", "localhost");
    var server = new Server("localhost", stack.smtpPort());
    sent = new SentMail(stack.mailApi());
    connections = new SmtpConnections(server, config, Clock.systemUTC());
    sender = new MailSender(connections, config);
  }

  @AfterAll
  static void end() {
    connections.close();
  }

  @Test
  void untilTheLastStepTheServerHasNothing() {
    var seen = new ArrayList<Integer>();
    var delivery = sender.deliver(mail(), () -> seen.add(sent.to(address).size()));

    assertEquals(new Delivery.Accepted(), delivery);
    assertEquals(List.of(0), seen);
    var message = sent.theOneTo(address);
    assertEquals(messageId, message.get("messageId"));
    assertEquals("Tack för dina ord", message.get("subject"));
    assertEquals("Hej Åsa!", message.get("text").toString().strip());
  }

  @Test
  void whatMustNotGoAtTheLastStepIsNotTaken() {
    assertEquals(
        new Delivery.NotAccepted("MessagingException by IOException"),
        sender.deliver(mail(), () -> false));
    assertEquals(List.of(), sent.to(address));

    assertEquals(new Delivery.Accepted(), sender.deliver(mail(), () -> true));
    assertEquals(1, sent.to(address).size());
  }

  @Test
  void withoutTheLedgerAtTheLastStepNothingGoes() {
    var delivery =
        sender.deliver(
            mail(),
            () -> {
              throw new SQLException("The database is away");
            });

    assertEquals(new Delivery.NotAccepted("MessagingException by IOException"), delivery);
    assertEquals(List.of(), sent.to(address));
  }

  @Test
  void oneConnectionCarriesManyMessages() {
    for (var i = 0; i < 20; i++) {
      assertEquals(new Delivery.Accepted(), sender.deliver(mail(), () -> true));
    }
    assertEquals(20, sent.to(address).size());
  }

  @Test
  void whatIsNoAddressIsRefused() {
    assertEquals(
        new Delivery.Refused("The address cannot be written into a message"),
        sender.deliver(mail("not an address"), () -> true));
  }

  private Mail mail() {
    return mail(address);
  }

  private Mail mail(String to) {
    return new Mail(
        messageId, to, "Tack för dina ord", "Hej Åsa!", "<p>Hej Åsa!</p>", "https://a.example/u/1");
  }
}
