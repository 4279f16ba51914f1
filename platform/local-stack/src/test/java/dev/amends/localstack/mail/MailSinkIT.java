package dev.amends.localstack.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amends.localstack.process.Ports;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailSinkIT {

  private static final Instant NOW = Instant.parse("2026-05-01T09:30:00Z");

  private final HttpClient http = HttpClient.newHttpClient();
  private final int smtp = Ports.free();
  private MailSink sink;
  private MailApi api;

  @BeforeEach
  void start() throws IOException {
    var mailbox = new Mailbox();
    sink = new MailSink(smtp, mailbox, Clock.fixed(NOW, ZoneOffset.UTC));
    api = new MailApi(0, mailbox);
  }

  @AfterEach
  void stop() {
    sink.close();
    api.close();
  }

  @Test
  void aSentMessageIsFoundByItsRecipientWithTextHtmlAndHeaders() throws Exception {
    send("anna@example.com", "Tack för dina ord");
    send("erik@example.com", "Something else");
    var found = messages("?to=ANNA%40example.com");
    assertEquals(1, found.size());
    var message = found.get(0);
    assertEquals("anna@example.com", message.get("to").asText());
    assertEquals("hello@amends.example", message.get("from").asText());
    assertEquals("Tack för dina ord", message.get("subject").asText());
    assertEquals("Hej på dig", message.get("text").asText().strip());
    assertEquals("<p>Hej på dig</p>", message.get("html").asText().strip());
    assertEquals("2026-05-01T09:30:00Z", message.get("date").asText());
    assertEquals("<https://x.example/u>", message.at("/headers/List-Unsubscribe").asText());
    assertTrue(message.get("messageId").asText().startsWith("<"));
  }

  @Test
  void deletingEmptiesTheBox() throws Exception {
    send("anna@example.com", "One");
    assertEquals(204, request("DELETE", "/messages").statusCode());
    assertEquals(0, messages("").size());
  }

  @Test
  void thePageShowsSubjectsWithoutRunningTheirMarkup() throws Exception {
    send("anna@example.com", "<b>bold</b>");
    var page = request("GET", "/").body();
    assertTrue(page.contains("&lt;b&gt;bold&lt;/b&gt;"));
  }

  private void send(String to, String subject) throws MessagingException {
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(smtp));
    var message = new MimeMessage(Session.getInstance(properties));
    message.setFrom("hello@amends.example");
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, "UTF-8");
    message.setHeader("List-Unsubscribe", "<https://x.example/u>");
    var text = new MimeBodyPart();
    text.setText("Hej på dig", "UTF-8");
    var html = new MimeBodyPart();
    html.setText("<p>Hej på dig</p>", "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", text, html));
    Transport.send(message);
  }

  private JsonNode messages(String query) throws IOException, InterruptedException {
    return new ObjectMapper().readTree(request("GET", "/messages" + query).body());
  }

  private HttpResponse<String> request(String method, String path)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
