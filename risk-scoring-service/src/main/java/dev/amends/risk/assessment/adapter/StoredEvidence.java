package dev.amends.risk.assessment.adapter;

import dev.amends.backbone.event.EventJson;
import dev.amends.risk.assessment.domain.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The evidence of a response as its column holds it. */
public final class StoredEvidence {

  private StoredEvidence() {}

  public static Evidence read(String json) {
    try {
      return EventJson.read(json.getBytes(StandardCharsets.UTF_8), Evidence.class);
    } catch (IOException e) {
      throw new UncheckedIOException("The evidence of a response cannot be read", e);
    }
  }
}
