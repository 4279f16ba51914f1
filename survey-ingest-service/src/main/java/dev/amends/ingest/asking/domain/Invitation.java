package dev.amends.ingest.asking.domain;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.ingest.asking.domain.State.Asked;
import dev.amends.ingest.asking.domain.State.Blocked;
import dev.amends.ingest.asking.domain.State.Waiting;
import dev.amends.ingest.surveys.domain.Asking;
import dev.amends.ingest.surveys.domain.Asking.Channel;
import dev.amends.ingest.surveys.domain.Language;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A survey for one customer and one cause, from the wish to ask until nothing more is sent.
 *
 * @param id follows from survey, customer and cause; also the conversation's
 * @param usefulUntil later it is not asked any more
 * @param createdAt when it was first wished for
 * @param decidedAt when the state was last decided
 */
public record Invitation(
    UUID id,
    Request request,
    Instant usefulUntil,
    Instant createdAt,
    State state,
    Instant decidedAt) {

  /**
   * Who is to be asked, and why.
   *
   * @param externalId the cause, in the words of who asks for it; the same cause asks once
   * @param caseId the recovery case whose end this verifies, or null
   * @param language the customer's, or null if it is not known
   * @param facts what the questions may name
   * @param occurredAt when what it is about happened
   * @param by who asks for it
   */
  public record Request(
      String survey,
      String externalId,
      String customerId,
      UUID caseId,
      Language language,
      Map<String, String> facts,
      Instant occurredAt,
      String by) {

    public UUID id() {
      return DeterministicId.of("invitation", survey, customerId, by, externalId);
    }
  }

  /** A first look: who is not in the sample, or too late, is not asked. */
  public static Invitation consider(Request request, Asking asking, Instant now) {
    var id = request.id();
    var due = request.occurredAt().plus(asking.after());
    var useful = due.plus(asking.useful());
    State state =
        !now.isBefore(useful)
            ? new Blocked(Reason.TOO_LATE)
            : asking.samples(id)
                ? new Waiting(due.isAfter(now) ? due : now, null)
                : new Blocked(Reason.NOT_SAMPLED);
    return new Invitation(id, request, useful, now, state, now);
  }

  public Invitation block(Reason reason, Instant now) {
    return with(new Blocked(reason), now);
  }

  /** To be looked at again then; a reminder that waits does not change that it was asked. */
  public Invitation postpone(Reason reason, Instant until, Instant now) {
    return switch (state) {
      case Asked(var at, var channel, var reminders, var remindAt) ->
          with(new Asked(at, channel, reminders, until), decidedAt);
      case Waiting waiting -> with(new Waiting(until, reason), now);
      case Blocked blocked -> throw settled();
    };
  }

  /** A message went. */
  public Invitation asked(Channel channel, Asking asking, Instant now) {
    return switch (state) {
      case Waiting waiting ->
          with(
              new Asked(
                  now,
                  channel,
                  0,
                  asking.remindAfter() == null ? null : now.plus(asking.remindAfter())),
              now);
      case Asked(var at, var first, var reminders, var remindAt) ->
          with(new Asked(at, first, reminders + 1, null), now);
      case Blocked blocked -> throw settled();
    };
  }

  /** Nothing more is sent. */
  public Invitation leave() {
    return switch (state) {
      case Asked(var at, var channel, var reminders, var remindAt) ->
          with(new Asked(at, channel, reminders, null), decidedAt);
      case Waiting waiting -> throw new IllegalStateException("Invitation " + id + " still waits");
      case Blocked blocked -> this;
    };
  }

  /** How many messages went so far. */
  public int messages() {
    return state instanceof Asked asked ? asked.reminders() + 1 : 0;
  }

  private Invitation with(State next, Instant at) {
    return new Invitation(id, request, usefulUntil, createdAt, next, at);
  }

  private IllegalStateException settled() {
    return new IllegalStateException("Invitation " + id + " is blocked and cannot be sent");
  }
}
