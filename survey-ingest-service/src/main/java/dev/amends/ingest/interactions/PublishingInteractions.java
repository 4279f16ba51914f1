package dev.amends.ingest.interactions;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.ingest.broker.Publisher;
import dev.amends.ingest.broker.Submission;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

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
   * @return completes when the broker has every one of them
   */
  CompletableFuture<Void> publish(List<Interaction> interactions, Submission submission) {
    return CompletableFuture.allOf(
        interactions.stream()
            .map(each -> publisher.publish(event(each, submission)))
            .toArray(CompletableFuture[]::new));
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
