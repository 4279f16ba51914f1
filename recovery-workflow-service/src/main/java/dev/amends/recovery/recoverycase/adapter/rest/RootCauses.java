package dev.amends.recovery.recoverycase.adapter.rest;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.amends.backbone.event.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What can have been the cause of a case; data, with words in both languages. */
@ApplicationScoped
class RootCauses {

  private final List<RootCause> all;

  RootCauses() {
    try (var file = RootCauses.class.getResourceAsStream("/root-causes.json")) {
      all = EventJson.MAPPER.readValue(file, new TypeReference<List<RootCause>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cause by its stable code. */
  public record RootCause(String code, String sv, String en) {}

  List<RootCause> all() {
    return all;
  }

  boolean knows(String code) {
    return all.stream().anyMatch(cause -> cause.code().equals(code));
  }
}
