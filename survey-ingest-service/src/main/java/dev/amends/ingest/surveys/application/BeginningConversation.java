package dev.amends.ingest.surveys.application;

import dev.amends.backbone.erasure.Erasures;
import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.ingest.surveys.application.LastContacts.Kind;
import dev.amends.ingest.surveys.application.SurveyEvents.Type;
import dev.amends.ingest.surveys.domain.Conversation;
import dev.amends.ingest.surveys.domain.Language;
import dev.amends.ingest.surveys.domain.Survey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Begins a conversation with one customer, or with somebody nobody knows. */
@ApplicationScoped
public class BeginningConversation {

  private final Conversations conversations;
  private final LastContacts contacts;
  private final Outbox outbox;
  private final Erasures erasures;
  private final Clock clock;

  BeginningConversation(
      Conversations conversations,
      LastContacts contacts,
      Outbox outbox,
      Erasures erasures,
      Clock clock) {
    this.conversations = conversations;
    this.contacts = contacts;
    this.outbox = outbox;
    this.erasures = erasures;
    this.clock = clock;
  }

  /**
   * @param externalId makes asking for the same again for the same customer harmless, or null
   * @param by who asks for it
   * @param author who fills it in for the customer, or null
   */
  public record Wanted(
      Survey survey,
      String externalId,
      String customerId,
      Language language,
      Map<String, String> facts,
      String channel,
      String by,
      String author) {}

  /** The conversation; the one of before if the same was asked for before. */
  public Conversation begin(Wanted wanted) {
    var conversation = conversation(wanted);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              // While a conversation is begun nobody is erased.
              erasures.withoutErased(List.of());
              if (!conversations.add(conversation)) {
                return conversations.find(conversation.id()).orElse(conversation);
              }
              if (conversation.author() == null) {
                contacts.note(conversation.customerId(), Kind.ASKED, conversation.createdAt());
              }
              outbox.append(SurveyEvents.of(Type.INVITED, conversation, conversation.createdAt()));
              return conversation;
            });
  }

  private Conversation conversation(Wanted wanted) {
    return Conversation.begun(
        id(wanted),
        wanted.survey(),
        wanted.customerId(),
        wanted.language(),
        wanted.facts(),
        wanted.channel(),
        wanted.author(),
        clock.instant());
  }

  private static UUID id(Wanted wanted) {
    return wanted.externalId() == null
        ? UUID.randomUUID()
        : DeterministicId.of(
            "conversation",
            wanted.by(),
            wanted.survey().id(),
            wanted.customerId() == null ? "" : wanted.customerId(),
            wanted.externalId());
  }
}
