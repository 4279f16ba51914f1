package dev.amends.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.api.Test;

class MailSenderTest {

  @Test
  void anAddressThatTheServerNeverTakesIsRefused() {
    assertEquals(
        new Delivery.Refused("Code 550"), beforeTheEnd(recipient(550, "550 5.1.1 No such user")));
  }

  @Test
  void anAddressThatTheServerDoesNotTakeNowIsTriedAgain() {
    assertEquals(new Delivery.NotAccepted("Code 450"), beforeTheEnd(recipient(450, "450 Busy")));
  }

  @Test
  void aServerThatDoesNotRelayForUsSaysNothingOfTheAddress() {
    assertEquals(
        new Delivery.NotAccepted("Code 554"),
        beforeTheEnd(recipient(554, "554 5.7.1 Relay access denied")));
  }

  @Test
  void aRefusedSenderSaysNothingOfTheAddress() {
    assertEquals(
        new Delivery.NotAccepted("SMTPSenderFailedException"),
        beforeTheEnd(new SMTPSenderFailedException(null, "MAIL FROM", 550, "550 No such domain")));
  }

  @Test
  void whateverFailsBeforeTheEndTheServerHasNotTakenIt() {
    assertEquals(
        new Delivery.NotAccepted("MessagingException by SocketTimeoutException"),
        beforeTheEnd(new MessagingException("no answer", new SocketTimeoutException())));
  }

  @Test
  void whatCannotBeWrittenIsNoAddress() {
    assertEquals(
        new Delivery.Refused("The address cannot be written into a message"),
        beforeTheEnd(new AddressException("a b@c")));
  }

  @Test
  void anAnswerToTheEndThatIsNoYesIsANo() {
    assertEquals(new Delivery.NotAccepted("Code 452"), atTheEnd(answer(452)));
  }

  @Test
  void withoutAnAnswerToTheEndNobodyKnows() {
    assertEquals(
        new Delivery.Unknown("MessagingException by IOException"),
        atTheEnd(new MessagingException("broken", new IOException("reset"))));
    assertEquals(new Delivery.Unknown("SMTPSendFailedException"), atTheEnd(answer(-1)));
  }

  @Test
  void aSenderMayHaveASwedishNameAndAComma() {
    assertEquals(
        "=?UTF-8?Q?=C3=85hus_AB?= <tack@ahus.example>",
        MailSender.sender("Åhus AB <tack@ahus.example>").toString());
    assertEquals("Acme, Inc", MailSender.sender("\"Acme, Inc\" <x@acme.example>").getPersonal());
    assertThrows(
        IllegalArgumentException.class, () -> MailSender.sender("Acme, Inc <x@acme.example>"));
  }

  private static Delivery beforeTheEnd(MessagingException failure) {
    return MailSender.judge(failure, false);
  }

  private static Delivery atTheEnd(MessagingException failure) {
    return MailSender.judge(failure, true);
  }

  private static MessagingException recipient(int code, String reply) {
    return new SendFailedException(
        "Invalid Addresses",
        new SMTPAddressFailedException(new InternetAddress(), "RCPT TO", code, reply));
  }

  private static MessagingException answer(int code) {
    return new SMTPSendFailedException(".", code, "reply", null, null, null, null);
  }
}
