package dev.amends.promoters.outreach.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.promoters.outreach.application.Delivery;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class SmtpMailTest {

  private static final String RECIPIENT = "recipient address not accepted";

  @Test
  void anAddressThatTheServerNeverTakesIsRefused() {
    assertEquals(new Delivery.Refused("Code 550"), judge(RECIPIENT, 550, "550 5.1.1 No such user"));
  }

  @Test
  void anAddressThatTheServerDoesNotTakeNowIsTriedAgain() {
    assertEquals(new Delivery.NotAccepted("Code 450"), judge(RECIPIENT, 450, "450 Busy"));
  }

  @Test
  void aServerThatDoesNotRelayForUsSaysNothingOfTheAddress() {
    assertEquals(
        new Delivery.NotAccepted("Code 554"),
        judge(RECIPIENT, 554, "554 5.7.1 Relay access denied"));
  }

  @Test
  void aRefusedSenderSaysNothingOfTheAddress() {
    assertEquals(
        new Delivery.NotAccepted("Code 550"),
        judge("sender address not accepted", 550, "550 No such domain"));
  }

  @Test
  void withoutAConnectionNothingWasAccepted() {
    assertEquals(
        new Delivery.NotAccepted("java.net.ConnectException: refused"),
        SmtpMail.judge(new CompletionException(new ConnectException("refused"))));
  }

  @Test
  void afterATimeoutNobodyKnows() {
    assertEquals(
        new Delivery.Unknown("java.util.concurrent.TimeoutException"),
        SmtpMail.judge(new TimeoutException()));
  }

  private static Delivery judge(String message, int code, String reply) {
    return SmtpMail.judge(
        new CompletionException(new SMTPException(message, code, List.of(reply), false)));
  }
}
