package dev.amends.backbone.stream;

import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.event.OutgoingEvent;
import java.util.List;

/** What a service does with the events of a topic. */
public interface EventHandler {

  /**
   * Decides and stores; runs inside one transaction for the whole batch and may run again for the
   * same events.
   *
   * @return what is forwarded to the broker after the commit and before the offset is committed. A
   *     redelivered event must return the same again. Services that write to the outbox return an
   *     empty list.
   */
  List<OutgoingEvent> handle(List<IncomingEvent> events) throws Exception;
}
