package dev.amends.ingest.feedback.application;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.ingest.broker.Publisher;
import dev.amends.ingest.broker.Submission;
import dev.amends.ingest.customers.MergingCustomerFacts;
import dev.amends.ingest.customers.MergingCustomerFacts.Known;
import dev.amends.ingest.feedback.application.FeedbackReceived.Arrival;
import dev.amends.ingest.feedback.domain.Feedback;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Hands valid responses to the broker. A response without customer facts never touches the
 * database; facts that came with one are merged first, so that whoever acts on the response can
 * wait for the version it names.
 */
@ApplicationScoped
public class AcceptingFeedback {

  public static final String TOPIC = "amends.feedback.v1";
  private static final String SOURCE = "/survey-ingest";

  private final Publisher publisher;
  private final MergingCustomerFacts facts;
  private final Clock clock;

  AcceptingFeedback(Publisher publisher, MergingCustomerFacts facts, Clock clock) {
    this.publisher = publisher;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * For responses without customer facts; does not block.
   *
   * @return done once the broker has the event
   */
  public CompletableFuture<Void> acceptWithoutFacts(Feedback feedback, Submission submission) {
    return publisher.publish(event(feedback, null, submission, acceptedAt(submission)));
  }

  /**
   * Merges the facts of all in one transaction, then publishes all; returns when the broker has
   * every one of them.
   *
   * @throws dev.amends.ingest.broker.NotConfirmed if it did not confirm in time
   */
  public void acceptAll(List<Feedback> feedback, Submission submission) {
    var acceptedAt = acceptedAt(submission);
    var withFacts = feedback.stream().filter(each -> each.customer() != null).toList();
    var known =
        withFacts.isEmpty()
            ? Map.<String, Known>of()
            : facts.merge(said(withFacts), submission.at(acceptedAt));
    publisher.publishAll(
        feedback.stream()
            .map(each -> event(each, known(each, known), submission, acceptedAt))
            .iterator());
  }

  /** The event of a response without customer facts that is kept in a transaction first. */
  public OutgoingEvent eventOf(Feedback feedback, Submission submission) {
    return event(feedback, null, submission, acceptedAt(submission));
  }

  private static List<MergingCustomerFacts.Said> said(List<Feedback> feedback) {
    return feedback.stream()
        .map(each -> new MergingCustomerFacts.Said(each.customerId(), each.customer()))
        .collect(Collectors.toList());
  }

  private static Known known(Feedback feedback, Map<String, Known> known) {
    return feedback.customer() == null ? null : known.get(feedback.customerId());
  }

  private Instant acceptedAt(Submission submission) {
    return submission.acceptedAtOr(clock.instant());
  }

  private static OutgoingEvent event(
      Feedback feedback, Known known, Submission submission, Instant acceptedAt) {
    var received = FeedbackReceived.of(feedback);
    var arrival = new Arrival(acceptedAt, known, submission.submittedBy());
    var meta =
        new EventMeta(
            received.eventId(),
            FeedbackReceived.TYPE,
            SOURCE,
            feedback.occurredAt(),
            feedback.customerId(),
            received.receiptId(),
            submission.traceparent(),
            null,
            acceptedAt);
    return new OutgoingEvent(TOPIC, meta, received.data(arrival));
  }
}
