package dev.amends.promoters.unsubscribe;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links that name a customer and cannot be made for another one: the id and its HMAC-SHA256. They
 * never expire, because an old mail must still be answered.
 */
@ApplicationScoped
public class UnsubscribeLinks {

  private static final String ALGORITHM = "HmacSHA256";

  /** Signatures for one purpose are worthless for any other. */
  private static final String PURPOSE = "unsubscribe\u001f";

  private static final int MIN_KEY_LENGTH = 16;
  private static final int MAX_TOKEN_LENGTH = 1_000;

  private final String base;
  private final SecretKeySpec key;

  UnsubscribeLinks(LinkConfig config) {
    if (config.key().length() < MIN_KEY_LENGTH) {
      throw new IllegalArgumentException(
          "amends.link.key (AMENDS_LINK_KEY) needs at least " + MIN_KEY_LENGTH + " characters.");
    }
    this.base = config.base();
    this.key = new SecretKeySpec(config.key().getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  public String of(String customerId) {
    return base + "/r/unsubscribe/" + token(customerId);
  }

  String token(String customerId) {
    var id = customerId.getBytes(StandardCharsets.UTF_8);
    return encoded(id) + "." + encoded(signature(customerId));
  }

  /** The customer that the token names, if it is one of ours. */
  Optional<String> customerOf(String token) {
    var dot = token.indexOf('.');
    if (dot < 0 || token.length() > MAX_TOKEN_LENGTH) {
      return Optional.empty();
    }
    try {
      var decoder = Base64.getUrlDecoder();
      var customerId = new String(decoder.decode(token.substring(0, dot)), StandardCharsets.UTF_8);
      var signature = decoder.decode(token.substring(dot + 1));
      return MessageDigest.isEqual(signature, signature(customerId))
          ? Optional.of(customerId)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      // Not base64, so not one of ours.
      return Optional.empty();
    }
  }

  private byte[] signature(String customerId) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal((PURPOSE + customerId).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
