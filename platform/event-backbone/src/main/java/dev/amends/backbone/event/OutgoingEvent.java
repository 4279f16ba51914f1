package dev.amends.backbone.event;

import java.util.Objects;

/**
 * An event that is ready to be published on a topic.
 *
 * @param data its JSON, or null for a tombstone: the record by which compaction forgets a key
 */
public record OutgoingEvent(String topic, EventMeta meta, byte[] data) {

  public OutgoingEvent {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(meta, "meta");
  }

  /** Makes a compacted topic forget the customer; {@code meta} says why, but is not published. */
  public static OutgoingEvent tombstone(String topic, EventMeta meta) {
    return new OutgoingEvent(topic, meta, null);
  }

  public boolean isTombstone() {
    return data == null;
  }

  /** The event with {@code data} written as JSON. */
  public static OutgoingEvent of(String topic, EventMeta meta, Object data) {
    return new OutgoingEvent(topic, meta, EventJson.write(data));
  }
}
