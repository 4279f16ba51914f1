package dev.amends.promoters.outreach.adapter;

import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.promoters.outreach.application.Announcements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Announcements go through the outbox. */
@ApplicationScoped
class OutboxAnnouncements implements Announcements {

  private final Outbox outbox;

  OutboxAnnouncements(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void record(List<OutgoingEvent> events) {
    outbox.append(events);
  }
}
