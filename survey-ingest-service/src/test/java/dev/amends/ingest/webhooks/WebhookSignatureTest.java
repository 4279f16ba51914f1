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
    assertTrue(at(SIGNED_AT).matches(null, SECRET, headers(SIGNATURE)::get, BODY));
  }

  @Test
  void oneOfSeveralSignaturesSuffices() {
    assertTrue(at(SIGNED_AT).matches(null, SECRET, headers("v1,AAAA " + SIGNATURE)::get, BODY));
  }

  @Test
  void anotherBodyDoesNotMatch() {
    assertFalse(
        at(SIGNED_AT).matches(null, SECRET, headers(SIGNATURE)::get, new byte[] {'{', '}'}));
  }

  @Test
  void anotherSecretDoesNotMatch() {
    assertFalse(
        at(SIGNED_AT)
            .matches(
                null, "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", headers(SIGNATURE)::get, BODY));
  }

  @Test
  void aSignatureIsGoodForFiveMinutesEitherWay() {
    assertTrue(at(SIGNED_AT.plusSeconds(300)).matches(null, SECRET, headers(SIGNATURE)::get, BODY));
    assertFalse(
        at(SIGNED_AT.plusSeconds(301)).matches(null, SECRET, headers(SIGNATURE)::get, BODY));
    assertFalse(
        at(SIGNED_AT.minusSeconds(301)).matches(null, SECRET, headers(SIGNATURE)::get, BODY));
  }

  @Test
  void aToolWithoutASchemeOfItsOwnNeedsTheStandardOne() {
    assertFalse(at(SIGNED_AT).matches(null, SECRET, name -> null, BODY));
  }

  @Test
  void typeformSignsTheBodyAlone() {
    // echo -n '{"test": 2432232314}' | openssl dgst -sha256 -hmac secret -binary | base64
    var header =
        Map.of("typeform-signature", "sha256=xL5cCS2Qf6JA8tpSTB/YKRNwU3knTRE8rNXsOmZ61NQ=");
    var scheme = scheme("HmacSHA256", Tool.Encoding.BASE64, "typeform-signature", "sha256=");
    assertTrue(at(SIGNED_AT).matches(scheme, "secret", header::get, BODY));
    assertFalse(at(SIGNED_AT).matches(scheme, "other", header::get, BODY));
  }

  @Test
  void wootricSignsWithSha1InHexadecimalDigits() {
    // printf '{"test": 2432232314}' | openssl dgst -sha1 -hmac secret
    var header = Map.of("x-wootric-signature", "sha1=aae2c26a986c8f45e81dd184cfda792c29f7f0df");
    var scheme = scheme("HmacSHA1", Tool.Encoding.HEX, "x-wootric-signature", "sha1=");
    assertTrue(at(SIGNED_AT).matches(scheme, "secret", header::get, BODY));
    assertFalse(at(SIGNED_AT).matches(scheme, "secret", header::get, new byte[] {'{', '}'}));
  }

  @Test
  void qualtricsSignsOneFieldOfItsFormInAnother() {
    // printf '{"ResponseID":"R_1"}' | openssl dgst -sha512 -hmac secret
    var form =
        ("MSG=%7B%22ResponseID%22%3A%22R_1%22%7D&HMAC="
                + "edad7ec9162265ff4cbdc58ac048c2ba02fef7e46d71ae5f8389d60dfd06c407"
                + "819ef044ea23cb0577e0f993499846533598a993780bd79f958d5cab8c17b991")
            .getBytes(StandardCharsets.UTF_8);
    var scheme =
        new Tool.Signature("HmacSHA512", Tool.Encoding.HEX, null, null, null, "HMAC", "MSG");
    assertTrue(at(SIGNED_AT).matches(scheme, "secret", name -> null, form));
    assertFalse(at(SIGNED_AT).matches(scheme, "other", name -> null, form));
    assertFalse(at(SIGNED_AT).matches(scheme, "secret", name -> null, BODY));
  }

  @Test
  void zendeskSignsItsTimeBeforeTheBody() {
    // printf '2021-02-25T00:00:00Z{"test": 2432232314}' | openssl dgst -sha256 -hmac secret -binary
    // | base64
    var header =
        Map.of(
            "time",
            "2021-02-25T00:00:00Z",
            "signature",
            "yjsso41/KCuJUGVFyyX/7VBkVZRbgZ1cbbwm5ijqnJM=");
    var scheme =
        new Tool.Signature(
            "HmacSHA256", Tool.Encoding.BASE64, "signature", null, "time", null, null);
    var signedAt = Instant.parse("2021-02-25T00:00:00Z");
    assertTrue(at(signedAt).matches(scheme, "secret", header::get, BODY));
    assertFalse(at(signedAt.plusSeconds(301)).matches(scheme, "secret", header::get, BODY));
  }

  private static Tool.Signature scheme(
      String algorithm, Tool.Encoding encoding, String header, String prefix) {
    return new Tool.Signature(algorithm, encoding, header, prefix, null, null, null);
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
