package dev.amends.ingest.surveys.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.backbone.erasure.Erasures;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.ingest.broker.Submission;
import dev.amends.ingest.feedback.application.AcceptingFeedback;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.surveys.application.LastContacts.Kind;
import dev.amends.ingest.surveys.application.SurveyEvents.Type;
import dev.amends.ingest.surveys.domain.CallBack;
import dev.amends.ingest.surveys.domain.Conversation;
import dev.amends.ingest.surveys.domain.Step;
import dev.amends.ingest.verdict.Reading;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Keeps an answer as it is given and publishes the response as all answers so far make it, both in
 * one transaction. Who stops after the first question has been heard all the same.
 */
@ApplicationScoped
public class Answering {

  private final Conversations conversations;
  private final LastContacts contacts;
  private final CallBacks callBacks;
  private final AcceptingFeedback accepting;
  private final Outbox outbox;
  private final Erasures erasures;
  private final FeedbackReader reader;
  private final Clock clock;

  Answering(
      Conversations conversations,
      LastContacts contacts,
      CallBacks callBacks,
      AcceptingFeedback accepting,
      Outbox outbox,
      Erasures erasures,
      FeedbackReader reader,
      Clock clock) {
    this.conversations = conversations;
    this.contacts = contacts;
    this.callBacks = callBacks;
    this.accepting = accepting;
    this.outbox = outbox;
    this.erasures = erasures;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * The same answer again changes nothing, and is not published again.
   *
   * @param key of the step that is answered
   * @return the conversation with the answer; empty if there is none of this id, if its time is
   *     over or if it does not ask this
   * @throws CallBackTaken if somebody else has the time for a call that it names
   */
  public Optional<Conversation> answer(UUID id, String key, JsonNode answer) {
    return change(
        id,
        conversation ->
            conversation
                .step(key)
                .map(step -> answered(conversation, step, answer))
                .orElse(conversation));
  }

  private Conversation answered(Conversation conversation, Step step, JsonNode answer) {
    var kept = step instanceof Step.Contact ? withTimeBooked(conversation, answer) : answer;
    return conversation.answered(step, kept, clock.instant());
  }

  /**
   * A time that is promised is nobody else's any more; whoever wants none gives it back. Only who
   * is unhappy has a case, and somebody who calls.
   */
  private JsonNode withTimeBooked(Conversation conversation, JsonNode answer) {
    try {
      if (answer instanceof ObjectNode wish && wish.hasNonNull(CallBack.FROM)) {
        var from = Instant.parse(wish.remove(CallBack.FROM).textValue());
        if (conversation.isUnhappy()) {
          return callBacks.book(conversation.id(), from).orElseThrow(CallBackTaken::new).in(wish);
        }
      }
      callBacks.release(conversation.id());
      return answer;
    } catch (SQLException e) {
      throw new IllegalStateException("The times for calls cannot be reached", e);
    }
  }

  /** The customer would rather not say anything (more). */
  public Optional<Conversation> decline(UUID id) {
    return change(id, conversation -> conversation.declined(clock.instant()));
  }

  private Optional<Conversation> change(UUID id, UnaryOperator<Conversation> change) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              // While an answer is put down nobody is erased.
              erasures.withoutErased(List.of());
              var known = conversations.lock(id);
              if (known.isEmpty() || known.get().isOver(clock.instant())) {
                return Optional.<Conversation>empty();
              }
              var changed = change.apply(known.get());
              if (!changed.equals(known.get())) {
                conversations.store(changed);
                note(known.get(), changed);
                outbox.append(events(known.get(), changed));
              }
              return Optional.of(changed);
            });
  }

  private void note(Conversation before, Conversation now) throws SQLException {
    if (before.answeredAt() == null && now.answeredAt() != null) {
      contacts.note(now.customerId(), Kind.ANSWERED, now.answeredAt());
    }
    if (before.declinedAt() == null && now.declinedAt() != null) {
      contacts.note(now.customerId(), Kind.DECLINED, now.declinedAt());
    }
  }

  private List<OutgoingEvent> events(Conversation before, Conversation now) {
    var events = new ArrayList<OutgoingEvent>();
    if (!Objects.equals(now.answeredAt(), before.answeredAt())
        || !Objects.equals(now.revisedAt(), before.revisedAt())) {
      events.add(accepting.eventOf(feedback(now), Submission.by("survey", null)));
    }
    if (before.answeredAt() == null && now.answeredAt() != null) {
      events.add(SurveyEvents.of(Type.ANSWERED, now, now.answeredAt()));
    }
    if (now.answeredAt() == null && before.declinedAt() == null && now.declinedAt() != null) {
      events.add(SurveyEvents.of(Type.DECLINED, now, now.declinedAt()));
    }
    return events;
  }

  private Feedback feedback(Conversation conversation) {
    return switch (reader.readPerhapsAnonymous(AnsweredSurvey.feedback(conversation))) {
      case Reading.Valid<Feedback> valid ->
          CallBack.of(conversation.answers().of(Step.Contact.KEY))
              .map(call -> valid.value().promising(call.from(), call.until()))
              .orElse(valid.value());
      // Every part was checked when the survey was published or the answer was read.
      case Reading.Invalid<Feedback> invalid ->
          throw new IllegalStateException("A survey makes no valid response: " + invalid.errors());
    };
  }
}
