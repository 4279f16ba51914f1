package dev.amends.backbone.event;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A message digest that every Java platform has. A copy is made several times sooner than the
 * platform finds the algorithm by its name, and every event needs a few.
 */
public record Digest(MessageDigest untouched) {

  /**
   * @param algorithm one of those that every Java platform has: MD5, SHA-1, SHA-256
   */
  public static Digest of(String algorithm) {
    try {
      return new Digest(MessageDigest.getInstance(algorithm));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }

  /** One that has seen nothing yet; not for several threads. */
  public MessageDigest fresh() {
    try {
      return (MessageDigest) untouched.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The platform's own digests can be copied", e);
    }
  }
}
