package dev.amends.promoters.outreach.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.promoters.MailSink;
import dev.amends.promoters.outreach.application.Claim;
import dev.amends.promoters.outreach.application.Delivery;
import dev.amends.promoters.outreach.domain.Language;
import dev.amends.promoters.outreach.domain.Outreach;
import dev.amends.promoters.outreach.domain.Samples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SmtpMailIT {

  @Inject SmtpMail smtp;
  @Inject MailSink sink;
  @Inject Clock clock;

  private final String address = "it-" + UUID.randomUUID() + "@example.com";
  private final String messageId = "<" + UUID.randomUUID() + "@amends.local>";

  @Test
  void untilTheLastStepTheServerHasNothing() {
    var seen = new ArrayList<Integer>();
    var delivery = smtp.deliver(claim(), () -> seen.add(sink.to(address).size()));

    assertEquals(new Delivery.Accepted(), delivery);
    assertEquals(List.of(0), seen);
    var message = sink.theOneTo(address);
    assertEquals(messageId, message.get("messageId"));
    assertEquals("Tack för dina ord", message.get("subject"));
  }

  @Test
  void whatMustNotGoAtTheLastStepIsNotTaken() {
    var claim = claim();
    assertEquals(
        new Delivery.NotAccepted("MessagingException by IOException"),
        smtp.deliver(claim, () -> false));
    assertEquals(List.of(), sink.to(address));

    assertEquals(new Delivery.Accepted(), smtp.deliver(claim, () -> true));
    assertEquals(1, sink.to(address).size());
  }

  @Test
  void withoutTheDatabaseAtTheLastStepNothingGoes() {
    var delivery =
        smtp.deliver(
            claim(),
            () -> {
              throw new SQLException("The database is away");
            });

    assertEquals(new Delivery.NotAccepted("MessagingException by IOException"), delivery);
    assertEquals(List.of(), sink.to(address));
  }

  @Test
  void oneConnectionCarriesManyMessages() {
    for (var i = 0; i < 20; i++) {
      assertEquals(new Delivery.Accepted(), smtp.deliver(claim(), () -> true));
    }
    assertEquals(20, sink.to(address).size());
  }

  @Test
  void whatIsNoAddressIsRefused() {
    var claim = claim("not an address");
    assertEquals(
        new Delivery.Refused("The address cannot be written into a message"),
        smtp.deliver(claim, () -> true));
  }

  private Claim claim() {
    return claim(address);
  }

  private Claim claim(String to) {
    var now = clock.instant();
    var outreach = Outreach.consider("thank-you", Samples.promoter(), now);
    return new Claim(outreach, messageId, to, "Åsa Lind", Language.SV, now.plusSeconds(60), false);
  }
}
