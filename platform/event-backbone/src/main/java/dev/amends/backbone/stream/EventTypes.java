package dev.amends.backbone.stream;

import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.event.UnreadableEvent;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** The types a consumer understands, each with the small record that holds the fields it uses. */
public record EventTypes(Map<String, Class<?>> records) {

  public EventTypes {
    records = Map.copyOf(records);
  }

  public boolean knows(String type) {
    return records.containsKey(type);
  }

  public Set<String> names() {
    return records.keySet();
  }

  /**
   * @throws UnreadableEvent if the data is not JSON of the expected shape
   */
  public Object read(String type, byte[] data) throws UnreadableEvent {
    if (data == null) {
      throw new UnreadableEvent("The record has no data");
    }
    try {
      var value = EventJson.read(data, records.get(type));
      if (value == null) {
        throw new UnreadableEvent("The data is null");
      }
      return value;
    } catch (IOException e) {
      throw new UnreadableEvent(
          "The data of " + type + " cannot be read: " + firstLine(e.getMessage()));
    }
  }

  private static String firstLine(String message) {
    return message == null ? "no detail" : message.lines().findFirst().orElse("no detail");
  }
}
