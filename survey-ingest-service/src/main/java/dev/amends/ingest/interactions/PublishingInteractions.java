package dev.amends.ingest.interactions;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.ingest.broker.Publisher;
import dev.amends.ingest.broker.Submission;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Hands what happened to the broker; no database is involved. */
@ApplicationScoped
class PublishingInteractions {

  static final String TOPIC = "amends.interactions.v1";
  private static final String SOURCE = "/survey-ingest";

  private final Publisher publisher;
  private final Clock clock;

  PublishingInteractions(Publisher publisher, Clock clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Returns when the broker has every one of them.
   *
   * @throws dev.amends.ingest.broker.NotConfirmed if it did not confirm in time
   */
  void publish(List<Interaction> interactions, Submission submission) {
    publisher.publishAll(interactions.stream().map(each -> event(each, submission)).iterator());
  }

  private OutgoingEvent event(Interaction interaction, Submission submission) {
    var acceptedAt = submission.acceptedAtOr(clock.instant());
    var meta =
        new EventMeta(
            interaction.eventId(),
            interaction.type().eventType(),
            SOURCE,
            interaction.occurredAt(),
            interaction.customerId(),
            null,
            submission.traceparent(),
            null,
            acceptedAt);
    var data = InteractionOccurred.of(interaction, acceptedAt, submission.submittedBy());
    return OutgoingEvent.of(TOPIC, meta, data);
  }
}
