package dev.amends.ingest.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.amends.ingest.verdict.Json.Unreadable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
  boolean matches(Tool.Signature scheme, String secret, UnaryOperator<String> header, byte[] body) {
    if (header.apply("webhook-signature") != null) {
      return standard(secret, header, body);
    }
    if (scheme == null) {
      return false;
    }
    return scheme.field() == null
        ? inHeader(scheme, secret, header, body)
        : inForm(scheme, secret, body);
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

  private boolean inHeader(
      Tool.Signature scheme, String secret, UnaryOperator<String> header, byte[] body) {
    var signed = body;
    if (scheme.timestampHeader() != null) {
      var timestamp = header.apply(scheme.timestampHeader());
      if (timestamp == null || !recent(time(timestamp))) {
        return false;
      }
      signed = joined(timestamp.getBytes(StandardCharsets.ISO_8859_1), body);
    }
    return same(header.apply(scheme.header()), mac(scheme, secret, signed));
  }

  private static boolean inForm(Tool.Signature scheme, String secret, byte[] body) {
    try {
      var fields = DeliveryBody.fields(body);
      var signed = fields.get(scheme.signedField());
      return signed != null
          && same(
              fields.get(scheme.field()),
              mac(scheme, secret, signed.getBytes(StandardCharsets.UTF_8)));
    } catch (Unreadable e) {
      return false;
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
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

  private static String mac(Tool.Signature scheme, String secret, byte[] signed) {
    try {
      var mac = Mac.getInstance(scheme.algorithm());
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), scheme.algorithm()));
      var bytes = mac.doFinal(signed);
      var text =
          switch (scheme.encoding()) {
            case HEX -> HexFormat.of().formatHex(bytes);
            case BASE64 -> Base64.getEncoder().encodeToString(bytes);
          };
      return scheme.prefix() == null ? text : scheme.prefix() + text;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("tool.json names no MAC of the platform's", e);
    }
  }
}
