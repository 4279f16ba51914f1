package dev.amends.promoters.outreach.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.promoters.outreach.domain.Language;
import dev.amends.promoters.outreach.domain.Outreach;
import dev.amends.promoters.outreach.domain.Response;
import dev.amends.promoters.outreach.domain.State.Delayed;
import dev.amends.promoters.outreach.domain.State.Pending;
import dev.amends.promoters.outreach.domain.State.Sent;
import dev.amends.promoters.outreach.domain.State.Suppressed;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The events of {@code docs/contracts/amends.outreach.v1} that this service says. */
public final class OutreachEvents {

  public static final String TOPIC = "amends.outreach.v1";
  private static final String SOURCE = "/promoter-mobilization";
  private static final String CHANNEL = "email";

  /** The data of all three types; what a type does not have is absent. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Data(
      UUID outreachId,
      String customerId,
      String campaign,
      UUID receiptId,
      String channel,
      String language,
      Instant at,
      boolean live,
      String reason,
      Instant until,
      String messageId) {}

  private OutreachEvents() {}

  /** Nothing is said of a message that is about to be decided, or whose customer was erased. */
  static Optional<OutgoingEvent> of(Outreach outreach, Language language) {
    if (outreach.response().customerId().equals(Response.NOBODY)) {
      return Optional.empty();
    }
    return switch (outreach.state()) {
      case Pending pending -> Optional.empty();
      case Delayed delayed ->
          event(outreach, language, "delayed", delayed.reason().code(), delayed.until(), null);
      case Suppressed suppressed ->
          event(outreach, language, "suppressed", suppressed.reason().code(), null, null);
      case Sent sent -> event(outreach, language, "sent", null, null, messageId(outreach));
    };
  }

  /**
   * The same for every attempt: a mail server or mailbox that knows it can drop the second copy.
   */
  public static String messageId(Outreach outreach) {
    return "<" + outreach.campaign() + "." + outreach.id() + "@amends.local>";
  }

  private static Optional<OutgoingEvent> event(
      Outreach outreach,
      Language language,
      String what,
      String reason,
      Instant until,
      String messageId) {
    var response = outreach.response();
    var type = "dev.amends.outreach." + what + ".v1";
    var meta =
        new EventMeta(
            DeterministicId.of(
                outreach.id().toString(), type, Integer.toString(outreach.decisions())),
            type,
            SOURCE,
            outreach.decidedAt(),
            response.customerId(),
            response.receiptId(),
            response.traceparent(),
            null,
            response.acceptedAt());
    var data =
        new Data(
            outreach.id(),
            response.customerId(),
            outreach.campaign(),
            response.receiptId(),
            CHANNEL,
            language.code(),
            outreach.decidedAt(),
            !response.history(),
            reason,
            until,
            messageId);
    return Optional.of(OutgoingEvent.of(TOPIC, meta, data));
  }
}
