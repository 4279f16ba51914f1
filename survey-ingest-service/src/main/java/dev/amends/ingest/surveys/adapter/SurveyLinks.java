package dev.amends.ingest.surveys.adapter;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links to one conversation: its id, the second at which it is over, and half of their HMAC-SHA256.
 * Whether a link is one of ours is known without asking the database.
 */
@ApplicationScoped
public class SurveyLinks {

  private static final String ALGORITHM = "HmacSHA256";

  /** Signatures for one purpose are worthless for any other. */
  private static final byte[] PURPOSE = "survey\u001f".getBytes(StandardCharsets.UTF_8);

  private static final int MIN_KEY_LENGTH = 16;
  private static final int NAMED_BYTES = Long.BYTES * 3;
  private static final int SIGNATURE_BYTES = 16;
  private static final int TOKEN_LENGTH = 54;

  private final String base;
  private final SecretKeySpec key;

  SurveyLinks(LinkConfig config) {
    if (config.key().length() < MIN_KEY_LENGTH) {
      throw new IllegalArgumentException(
          "amends.link.key (AMENDS_LINK_KEY) needs at least " + MIN_KEY_LENGTH + " characters.");
    }
    this.base = config.base();
    this.key = new SecretKeySpec(config.key().getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** What a genuine token names. */
  record Named(UUID conversation, Instant expiresAt) {}

  public String of(UUID conversation, Instant expiresAt) {
    return base + "/s/" + token(conversation, expiresAt);
  }

  String token(UUID conversation, Instant expiresAt) {
    var named =
        ByteBuffer.allocate(NAMED_BYTES)
            .putLong(conversation.getMostSignificantBits())
            .putLong(conversation.getLeastSignificantBits())
            .putLong(expiresAt.getEpochSecond())
            .array();
    var token = ByteBuffer.allocate(NAMED_BYTES + SIGNATURE_BYTES).put(named).put(signature(named));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /** Empty if the token was not made by us. */
  Optional<Named> read(String token) {
    if (token.length() != TOKEN_LENGTH) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(token);
      var named = Arrays.copyOf(bytes, NAMED_BYTES);
      var signature = Arrays.copyOfRange(bytes, NAMED_BYTES, bytes.length);
      if (!MessageDigest.isEqual(signature, signature(named))) {
        return Optional.empty();
      }
      var buffer = ByteBuffer.wrap(named);
      var conversation = new UUID(buffer.getLong(), buffer.getLong());
      return Optional.of(new Named(conversation, Instant.ofEpochSecond(buffer.getLong())));
    } catch (IllegalArgumentException e) {
      // Not base64, so not one of ours.
      return Optional.empty();
    }
  }

  private byte[] signature(byte[] named) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(PURPOSE);
      return Arrays.copyOf(mac.doFinal(named), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
