package dev.amends.promoters.outreach.application;

import dev.amends.backbone.event.OutgoingEvent;
import java.util.List;

/** Records events in the transaction of the state change that they tell of. */
@FunctionalInterface
public interface Announcements {
  void record(List<OutgoingEvent> events);
}
