package dev.amends.promoters.outreach.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.event.OutgoingEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was announced. */
final class Announced implements Announcements {

  final List<OutgoingEvent> events = new ArrayList<>();

  @Override
  public void record(List<OutgoingEvent> more) {
    events.addAll(more);
  }

  /** Type and reason of each, for example "suppressed not-a-promoter". */
  List<String> words() {
    return events.stream()
        .map(
            event -> {
              var type = event.meta().type().replaceAll("dev\\.amends\\.outreach\\.|\\.v1", "");
              var reason = data(event).path("reason").asText();
              return reason.isEmpty() ? type : type + " " + reason;
            })
        .toList();
  }

  static JsonNode data(OutgoingEvent event) {
    try {
      return EventJson.MAPPER.readTree(event.data());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
