package dev.amends.ingest.keys;

import dev.amends.backbone.event.Digest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key as its owner holds it: {@code amk_<id>_<secret>}. The beginning lets scanners for leaked
 * secrets recognise it.
 */
record KeyText(String id, String secret) {

  private static final Pattern SHAPE = Pattern.compile("amk_([a-z0-9]{12})_([A-Za-z0-9_-]{43})");
  private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LENGTH = 12;

  /** 256 bits. */
  private static final int SECRET_BYTES = 32;

  private static final Digest SHA_256 = Digest.of("SHA-256");
  private static final SecureRandom RANDOM = new SecureRandom();

  static Optional<KeyText> read(String text) {
    var shape = SHAPE.matcher(text);
    return shape.matches()
        ? Optional.of(new KeyText(shape.group(1), shape.group(2)))
        : Optional.empty();
  }

  /** With a secret that nobody has seen. */
  static KeyText invent(String id) {
    var bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return new KeyText(id, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  static String newId() {
    return RANDOM
        .ints(ID_LENGTH, 0, ID_LETTERS.length())
        .mapToObj(i -> ID_LETTERS.substring(i, i + 1))
        .reduce("", String::concat);
  }

  byte[] hash() {
    return SHA_256.fresh().digest(secret.getBytes(StandardCharsets.UTF_8));
  }

  String text() {
    return "amk_" + id + "_" + secret;
  }
}
