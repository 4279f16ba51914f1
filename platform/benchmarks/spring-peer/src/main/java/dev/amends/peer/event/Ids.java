package dev.amends.peer.event;

import com.fasterxml.uuid.Generators;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Name-based ids: the same cause has the same id, however often it comes. */
public final class Ids {

  private static final UUID NAMESPACE = UUID.fromString("7d0f3c56-5b0e-5c0a-9a63-2f6a0d3d1a5e");

  private Ids() {}

  public static UUID of(String... parts) {
    return Generators.nameBasedGenerator(NAMESPACE).generate(String.join("\u001f", parts));
  }

  public static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
