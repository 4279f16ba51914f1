package dev.amends.ingest.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks who sent a delivery: by Standard Webhooks, or by the tool's own scheme. Comparisons take
 * constant time.
 */
final class WebhookSignature {

  private final Clock clock;
  private final Duration tolerance;

  WebhookSignature(Clock clock, Duration tolerance) {
    this.clock = clock;
    this.tolerance = tolerance;
  }

  /**
   * @param header gives a request header by its name, or null
   */
  boolean matches(String source, String secret, UnaryOperator<String> header, byte[] body) {
    if (header.apply("webhook-signature") != null) {
      return standard(secret, header, body);
    }
    return switch (source) {
      case "typeform" ->
          same(header.apply("typeform-signature"), "sha256=" + base64(hmac(secret, body)));
      case "delighted" ->
          same(
              header.apply("x-delighted-webhook-signature"),
              "sha256=" + HexFormat.of().formatHex(hmac(secret, body)));
      case "zendesk" -> zendesk(secret, header, body);
      default -> false;
    };
  }

  private boolean standard(String secret, UnaryOperator<String> header, byte[] body) {
    var id = header.apply("webhook-id");
    var timestamp = header.apply("webhook-timestamp");
    if (id == null || timestamp == null || !timestamp.matches("\\d{1,12}")) {
      return false;
    }
    var seconds = Long.parseLong(timestamp);
    if (!recent(Instant.ofEpochSecond(seconds))) {
      return false;
    }
    try {
      var expected =
          new Webhook(secret).sign(id, seconds, new String(body, StandardCharsets.UTF_8));
      // A sender that is changing its secret sends several signatures.
      return List.of(header.apply("webhook-signature").split(" ")).stream()
          .anyMatch(given -> same(given, expected));
    } catch (WebhookSigningException | EmptyWebhookSecretException | IllegalArgumentException e) {
      return false;
    }
  }

  private boolean zendesk(String secret, UnaryOperator<String> header, byte[] body) {
    var timestamp = header.apply("x-zendesk-webhook-signature-timestamp");
    if (timestamp == null || !recent(time(timestamp))) {
      return false;
    }
    var signed = new byte[timestamp.length() + body.length];
    System.arraycopy(
        timestamp.getBytes(StandardCharsets.ISO_8859_1), 0, signed, 0, timestamp.length());
    System.arraycopy(body, 0, signed, timestamp.length(), body.length);
    return same(header.apply("x-zendesk-webhook-signature"), base64(hmac(secret, signed)));
  }

  private boolean recent(Instant signedAt) {
    return Duration.between(signedAt, clock.instant()).abs().compareTo(tolerance) <= 0;
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static boolean same(String given, String expected) {
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] hmac(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
