package dev.amends.backbone.event;

import java.util.Objects;

/** An event that is ready to be published on a topic; {@code data} is its JSON. */
public record OutgoingEvent(String topic, EventMeta meta, byte[] data) {

  public OutgoingEvent {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(meta, "meta");
    Objects.requireNonNull(data, "data");
  }

  /** The event with {@code data} written as JSON. */
  public static OutgoingEvent of(String topic, EventMeta meta, Object data) {
    return new OutgoingEvent(topic, meta, EventJson.write(data));
  }
}
