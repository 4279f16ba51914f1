package dev.amends.localstack.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One message to one recipient, as plain text values: what a test or a person wants to see. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CaughtMail(
    long id,
    String to,
    String from,
    String subject,
    String messageId,
    String date,
    Map<String, String> headers,
    String text,
    String html) {

  static CaughtMail of(long id, String to, MimeMessage message, Instant arrived)
      throws MessagingException, IOException {
    return new CaughtMail(
        id,
        to,
        addressOf(message),
        message.getSubject() == null ? "" : message.getSubject(),
        message.getMessageID(),
        arrived.toString(),
        headersOf(message),
        content(message, "text/plain"),
        content(message, "text/html"));
  }

  private static String addressOf(MimeMessage message) throws MessagingException {
    var from = message.getFrom();
    return from == null || from.length == 0
        ? ""
        : Arrays.stream(from)
            .map(a -> a instanceof InternetAddress i ? i.toUnicodeString() : a.toString())
            .findFirst()
            .orElse("");
  }

  private static Map<String, String> headersOf(MimeMessage message) throws MessagingException {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : Collections.list(message.getAllHeaders())) {
      headers.merge(header.getName(), header.getValue(), (a, b) -> a + "\n" + b);
    }
    return headers;
  }

  /** The first part of the type, however deep; null when the message has none. */
  private static String content(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString();
    }
    if (part.getContent() instanceof Multipart multipart) {
      for (int i = 0; i < multipart.getCount(); i++) {
        BodyPart child = multipart.getBodyPart(i);
        var found = content(child, type);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
