package dev.amends.localstack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Signs tokens that a service under test trusts, with nothing but the JDK. */
public final class TestIdentity {

  public static final String ISSUER = "https://identity.test";
  public static final String AUDIENCE = "amends";
  private static final String KEY_ID = "test";

  /**
   * System properties are the one place that test class loaders share: with static fields the
   * resource and the test would each have a key of their own.
   */
  private static final String KEY_PROPERTY = "amends.test.identity.key";

  private static final String JWKS_PROPERTY = "amends.test.identity.jwks";

  private TestIdentity() {}

  /** An authorization header's value for somebody with these roles. */
  public static String bearer(String subject, String... roles) {
    return "Bearer " + token(subject, roles);
  }

  public static String token(String subject, String... roles) {
    var now = Instant.now();
    return token(ISSUER, AUDIENCE, subject, List.of(roles), now, now.plus(Duration.ofHours(1)));
  }

  /** Every part of the token by hand, for tests of what must be refused. */
  public static String token(
      String issuer,
      String audience,
      String subject,
      List<String> roles,
      Instant issuedAt,
      Instant expiresAt) {
    var header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}";
    var groups = roles.stream().map(role -> '"' + role + '"').collect(Collectors.joining(","));
    var claims =
        """
        {"iss":"%s","aud":"%s","sub":"%s","preferred_username":"%s","name":"%s","groups":[%s],"iat":%d,"exp":%d}"""
            .formatted(
                issuer,
                audience,
                subject,
                subject,
                subject,
                groups,
                issuedAt.getEpochSecond(),
                expiresAt.getEpochSecond());
    var unsigned = encoded(header.getBytes(StandardCharsets.UTF_8)) + "." + encoded(utf8(claims));
    return unsigned + "." + encoded(signature(unsigned));
  }

  /** What a service needs in order to trust these tokens. */
  public static Map<String, String> config() {
    var jwks = jwksFile().toUri().toString();
    return Map.of(
        "mp.jwt.verify.publickey.location", jwks,
        "mp.jwt.verify.issuer", ISSUER,
        "mp.jwt.verify.audiences", AUDIENCE,
        "amends.auth.jwks", jwks,
        "amends.auth.issuer", ISSUER);
  }

  /** A JSON Web Key Set with the public key. */
  public static synchronized Path jwksFile() {
    var known = System.getProperty(JWKS_PROPERTY);
    if (known != null) {
      return Path.of(known);
    }
    try {
      var file = Files.createTempFile("amends-test-", ".jwks.json");
      file.toFile().deleteOnExit();
      Files.writeString(file, jwks());
      System.setProperty(JWKS_PROPERTY, file.toString());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String jwks() {
    var key = key();
    return """
        {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}"""
        .formatted(KEY_ID, encoded(key.getModulus()), encoded(key.getPublicExponent()));
  }

  private static synchronized RSAPrivateCrtKey key() {
    try {
      if (System.getProperty(KEY_PROPERTY) == null) {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var bytes = generator.generateKeyPair().getPrivate().getEncoded();
        System.setProperty(KEY_PROPERTY, Base64.getEncoder().encodeToString(bytes));
      }
      var bytes = Base64.getDecoder().decode(System.getProperty(KEY_PROPERTY));
      return (RSAPrivateCrtKey)
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] signature(String text) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key());
      signature.update(utf8(text));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Without the sign byte that BigInteger puts in front. */
  private static String encoded(BigInteger number) {
    var bytes = number.toByteArray();
    return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }
}
