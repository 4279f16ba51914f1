package dev.amends.backbone.event;

import com.fasterxml.uuid.UUIDType;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.UUID;

/** Name-based UUIDs (RFC 9562, version 5): the same cause always gets the same id. */
public final class DeterministicId {

  /**
   * The namespace of every id the product derives. Changing it would make every redelivery look
   * new.
   */
  private static final UUID NAMESPACE = UUID.fromString("7d0f3c56-5b0e-5c0a-9a63-2f6a0d3d1a5e");

  /**
   * Unit separator: cannot occur in a JSON string unescaped, so ("a", "bc") and ("ab", "c") differ.
   */
  private static final char SEPARATOR = '\u001f';

  private static final Digest SHA_1 = Digest.of("SHA-1");

  private DeterministicId() {}

  /** The id of the thing named by these parts, in this order. */
  public static UUID of(String first, String... more) {
    var name = new StringBuilder(first);
    for (var part : more) {
      name.append(SEPARATOR).append(part);
    }
    return new NameBasedGenerator(NAMESPACE, SHA_1.fresh(), UUIDType.NAME_BASED_SHA1)
        .generate(name.toString());
  }

  /** The id of what an event caused: UUIDv5 of the cause's id and the type of the effect. */
  public static UUID causedBy(UUID cause, String type) {
    return of(cause.toString(), type);
  }
}
