package dev.amends.ingest.surveys.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.surveys.domain.Survey;
import dev.amends.ingest.surveys.domain.SurveyReader;
import dev.amends.ingest.verdict.Reading;

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

  static Survey survey(String id, int version, JsonNode definition) {
    return switch (SurveyReader.readPublished(id, version, definition)) {
      case Reading.Valid<Survey> valid -> valid.value();
      case Reading.Invalid<Survey> invalid ->
          throw new IllegalStateException(
              "The stored survey %s, version %d, is not valid any more: %s"
                  .formatted(id, version, invalid.errors()));
    };
  }
}
