package dev.amends.backbone.event;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event as a consumer sees it: decoded into the small record that the consumer declared for its
 * type.
 *
 * @param record where it came from; kept so that it can be dead-lettered exactly as received
 */
public record IncomingEvent(EventMeta meta, Object data, ConsumerRecord<String, byte[]> record) {

  public <T> T data(Class<T> type) {
    return type.cast(data);
  }
}
