package dev.amends.ingest.webhooks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vector of the Standard Webhooks specification. */
class WebhookSignatureTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant SIGNED_AT = Instant.ofEpochSecond(1614265330);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void theSpecificationsVectorMatches() {
    assertTrue(at(SIGNED_AT).matches("formbricks", SECRET, headers(SIGNATURE)::get, BODY));
  }

  @Test
  void oneOfSeveralSignaturesSuffices() {
    assertTrue(
        at(SIGNED_AT).matches("formbricks", SECRET, headers("v1,AAAA " + SIGNATURE)::get, BODY));
  }

  @Test
  void anotherBodyDoesNotMatch() {
    assertFalse(
        at(SIGNED_AT)
            .matches("formbricks", SECRET, headers(SIGNATURE)::get, new byte[] {'{', '}'}));
  }

  @Test
  void anotherSecretDoesNotMatch() {
    assertFalse(
        at(SIGNED_AT)
            .matches(
                "formbricks",
                "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                headers(SIGNATURE)::get,
                BODY));
  }

  @Test
  void aSignatureIsGoodForFiveMinutesEitherWay() {
    assertTrue(
        at(SIGNED_AT.plusSeconds(300))
            .matches("formbricks", SECRET, headers(SIGNATURE)::get, BODY));
    assertFalse(
        at(SIGNED_AT.plusSeconds(301))
            .matches("formbricks", SECRET, headers(SIGNATURE)::get, BODY));
    assertFalse(
        at(SIGNED_AT.minusSeconds(301))
            .matches("formbricks", SECRET, headers(SIGNATURE)::get, BODY));
  }

  @Test
  void aToolWithoutASchemeOfItsOwnNeedsTheStandardOne() {
    assertFalse(at(SIGNED_AT).matches("formbricks", SECRET, name -> null, BODY));
  }

  @Test
  void typeformSignsTheBodyAlone() {
    // echo -n '{"test": 2432232314}' | openssl dgst -sha256 -hmac secret -binary | base64
    var header =
        Map.of("typeform-signature", "sha256=xL5cCS2Qf6JA8tpSTB/YKRNwU3knTRE8rNXsOmZ61NQ=");
    assertTrue(at(SIGNED_AT).matches("typeform", "secret", header::get, BODY));
    assertFalse(at(SIGNED_AT).matches("typeform", "other", header::get, BODY));
  }

  private static WebhookSignature at(Instant now) {
    return new WebhookSignature(Clock.fixed(now, ZoneOffset.UTC), Duration.ofMinutes(5));
  }

  private static Map<String, String> headers(String signature) {
    var headers = new HashMap<String, String>();
    headers.put("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek");
    headers.put("webhook-timestamp", "1614265330");
    headers.put("webhook-signature", signature);
    return headers;
  }
}
