package dev.amends.ingest.surveys.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.amends.backbone.event.EventJson;

/** What was checked before it was stored, and so can be read. */
final class StoredJson {

  private StoredJson() {}

  static <T> T read(String json, Class<T> type) {
    try {
      return EventJson.MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored document cannot be read", e);
    }
  }
}
