package dev.amends.recovery.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.backbone.event.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;

/** Keeps what people wrote in a line of the audit trail apart from what only counts. */
@ApplicationScoped
public class PersonalWords {

  /** The fields of a line that hold free text. */
  static final Set<String> FIELDS = Set.of("note", "text", "reason");

  private final CustomerKeys keys;

  PersonalWords(CustomerKeys keys) {
    this.keys = keys;
  }

  /**
   * The two parts of a line.
   *
   * @param open JSON, readable for ever
   * @param sealed null if nobody wrote anything
   */
  public record Parts(String open, byte[] sealed) {}

  public Parts apart(String customerId, UUID line, Map<String, Object> detail) {
    var open = new LinkedHashMap<>(detail);
    var words = new LinkedHashMap<String, Object>();
    for (var field : FIELDS) {
      if (open.containsKey(field)) {
        words.put(field, open.remove(field));
      }
    }
    try {
      var sealed =
          words.isEmpty()
              ? null
              : Seal.close(keys.ensure(customerId), line, EventJson.write(words));
      return new Parts(new String(EventJson.write(open), StandardCharsets.UTF_8), sealed);
    } catch (SQLException e) {
      throw new IllegalStateException("The customer's key could not be had", e);
    }
  }

  /** Seals the words of a line anew, when its customer goes on under another id. */
  public byte[] resealed(String from, String into, UUID line, byte[] sealed) {
    try {
      var key = keys.find(from);
      return key.isEmpty()
          ? sealed
          : Seal.close(keys.ensure(into), line, Seal.open(key.get(), line, sealed));
    } catch (SQLException e) {
      throw new IllegalStateException("The customer's key could not be had", e);
    }
  }

  /** Reads the lines of one customer. */
  public Reader reader(String customerId) {
    try {
      return new Reader(keys.find(customerId));
    } catch (SQLException e) {
      throw new IllegalStateException("The customer's key could not be had", e);
    }
  }

  /** Puts lines together again. */
  public static final class Reader {

    private final Optional<SecretKey> key;

    private Reader(Optional<SecretKey> key) {
      this.key = key;
    }

    /**
     * @return the line as JSON; with {@code "erased": true} in the place of words that nobody can
     *     read any more
     */
    public String together(UUID line, Parts parts) {
      if (parts.sealed() == null) {
        return parts.open();
      }
      try {
        var whole = (ObjectNode) EventJson.MAPPER.readTree(parts.open());
        if (key.isEmpty()) {
          return whole.put("erased", true).toString();
        }
        JsonNode words = EventJson.MAPPER.readTree(Seal.open(key.get(), line, parts.sealed()));
        return whole.setAll((ObjectNode) words).toString();
      } catch (IOException e) {
        throw new UncheckedIOException("A line of the audit trail cannot be read", e);
      }
    }
  }
}
