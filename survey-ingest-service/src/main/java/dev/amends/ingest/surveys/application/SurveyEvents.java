package dev.amends.ingest.surveys.application;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.surveys.domain.Conversation;
import dev.amends.ingest.surveys.domain.Language;
import dev.amends.ingest.surveys.domain.Survey;
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
    /** There is a reason to ask the customer; whether and when depends on the rules. */
    ELIGIBLE("survey.eligible"),
    /** A message with a link went to the customer, or the link to who asked for it. */
    INVITED("survey.invited"),
    /** The mail server or provider took the message. */
    DELIVERED("survey.delivered"),
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

  /**
   * The data.
   *
   * @param outcome the scale of the question that is always asked; told with the delivery alone
   */
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
      String author,
      String outcome) {}

  public static OutgoingEvent of(Type type, Conversation conversation, Instant at) {
    return event(
        type,
        new Happened(
            conversation.id(),
            conversation.survey().id(),
            conversation.survey().version(),
            customerId(conversation),
            at,
            conversation.survey().touchpoint(),
            conversation.survey().journey(),
            conversation.channel(),
            conversation.language() == null ? null : conversation.language().tag(),
            conversation.author(),
            type == Type.DELIVERED ? conversation.survey().outcome().scale().key() : null));
  }

  /** There is no conversation yet, and will be none if the customer is not asked. */
  public static OutgoingEvent eligible(
      UUID invitation, Survey survey, String customerId, Language language, Instant at) {
    return event(
        Type.ELIGIBLE,
        new Happened(
            invitation,
            survey.id(),
            survey.version(),
            customerId,
            at,
            survey.touchpoint(),
            survey.journey(),
            survey.asking().channels().getFirst().code(),
            language == null ? null : language.tag(),
            null,
            null));
  }

  private static OutgoingEvent event(Type type, Happened happened) {
    var meta =
        new EventMeta(
            DeterministicId.of(happened.invitationId().toString(), type.eventType()),
            type.eventType(),
            SOURCE,
            happened.occurredAt(),
            happened.customerId(),
            null,
            null,
            null);
    return OutgoingEvent.of(TOPIC, meta, happened);
  }

  /** The same as that of the responses. */
  private static String customerId(Conversation conversation) {
    return conversation.customerId() == null
        ? FeedbackReader.anonymous(
            AnsweredSurvey.SOURCE + conversation.survey().id(), conversation.id().toString())
        : conversation.customerId();
  }
}
