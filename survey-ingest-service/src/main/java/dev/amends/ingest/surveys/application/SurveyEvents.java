package dev.amends.ingest.surveys.application;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.surveys.domain.Conversation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * What happens with a conversation besides the answers, as in {@code
 * docs/contracts/amends.interactions.v1}: response rates and silence are counted from it. Each
 * happens once to a conversation.
 */
public final class SurveyEvents {

  public static final String TOPIC = "amends.interactions.v1";
  private static final String SOURCE = "/survey-ingest";

  private SurveyEvents() {}

  /** What can happen. */
  public enum Type {
    /** A link was made for the customer. */
    INVITED("survey.invited"),
    /** The first answer was given. */
    ANSWERED("survey.answered"),
    /** The customer said no before any answer. */
    DECLINED("survey.declined");

    private final String name;

    Type(String name) {
      this.name = name;
    }

    public String eventType() {
      return "dev.amends." + name + ".v1";
    }
  }

  /** The types of all of them. */
  public static List<String> types() {
    return Arrays.stream(Type.values()).map(Type::eventType).toList();
  }

  /** The data. */
  record Happened(
      UUID invitationId,
      String survey,
      int version,
      String customerId,
      Instant occurredAt,
      String touchpoint,
      String journey,
      String channel,
      String language,
      String author) {}

  static OutgoingEvent of(Type type, Conversation conversation, Instant at) {
    var survey = conversation.survey();
    var customerId = customerId(conversation);
    var meta =
        new EventMeta(
            DeterministicId.of(conversation.id().toString(), type.eventType()),
            type.eventType(),
            SOURCE,
            at,
            customerId,
            null,
            null,
            null);
    var data =
        new Happened(
            conversation.id(),
            survey.id(),
            survey.version(),
            customerId,
            at,
            survey.touchpoint(),
            survey.journey(),
            conversation.channel(),
            conversation.language() == null ? null : conversation.language().tag(),
            conversation.author());
    return OutgoingEvent.of(TOPIC, meta, data);
  }

  /** The same as that of the responses. */
  private static String customerId(Conversation conversation) {
    return conversation.customerId() == null
        ? FeedbackReader.anonymous(
            AnsweredSurvey.SOURCE + conversation.survey().id(), conversation.id().toString())
        : conversation.customerId();
  }
}
