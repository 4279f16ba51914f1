package dev.amends.recovery.recoverycase.application;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.recovery.recoverycase.domain.CaseChange;
import dev.amends.recovery.recoverycase.domain.Decision.Happened;
import dev.amends.recovery.recoverycase.domain.Promise;
import dev.amends.recovery.sla.SlaClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A time for a call that the customer chose is a promise like any other. It moves with the
 * customer's wish and is withdrawn with it; what was kept or broken by then stays so.
 */
@ApplicationScoped
class PromisedCalls {

  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final Cases cases;
  private final SlaClock sla;

  PromisedCalls(Cases cases, SlaClock sla) {
    this.cases = cases;
    this.sla = sla;
  }

  /**
   * One promise a response, whichever revision says so.
   *
   * @return what happened to it; empty if nothing did
   */
  Optional<Happened> follow(CaseRow row, Assessment assessment, Instant now) {
    var id = DeterministicId.causedBy(assessment.receiptId(), "call-back");
    var known = cases.promise(id);
    if (known.isEmpty()) {
      return assessment.promisesCall()
          ? Optional.of(made(id, row, assessment, now))
          : Optional.empty();
    }
    var promise = known.get();
    return switch (promise.toDomain().state()) {
      case OPEN -> changed(promise, assessment, now);
      case WITHDRAWN ->
          assessment.promisesCall() ? Optional.of(agreed(promise, assessment)) : Optional.empty();
      case KEPT, BROKEN -> Optional.empty();
    };
  }

  private Happened made(UUID id, CaseRow row, Assessment assessment, Instant now) {
    var due = assessment.contact().callUntil();
    var promise =
        new Promise(
            id, words(assessment), due, Promise.State.OPEN, Promise.CHOSEN_BY_CUSTOMER, now, null);
    cases.save(row.id, promise);
    return promised(id, promise.text(), due);
  }

  private Optional<Happened> changed(PromiseRow promise, Assessment assessment, Instant now) {
    if (!assessment.promisesCall()) {
      promise.settle(promise.toDomain().withdrawn(now));
      return Optional.of(
          new Happened(
              CaseChange.PROMISE_WITHDRAWN, Map.of("promiseId", promise.id, "text", promise.text)));
    }
    return promise.dueAt.equals(assessment.contact().callUntil())
        ? Optional.empty()
        : Optional.of(agreed(promise, assessment));
  }

  /** On another time than before, or again. */
  private Happened agreed(PromiseRow promise, Assessment assessment) {
    promise.agree(words(assessment), assessment.contact().callUntil());
    return promised(promise.id, promise.text, promise.dueAt);
  }

  private static Happened promised(UUID id, String text, Instant due) {
    var detail = new LinkedHashMap<String, Object>();
    detail.put("promiseId", id);
    detail.put("text", text);
    detail.put("dueAt", due);
    return new Happened(CaseChange.PROMISE_CHOSEN, detail);
  }

  /** What the customer was told, in the customer's language. */
  private String words(Assessment assessment) {
    var swedish = "sv".equals(assessment.language());
    var locale = swedish ? SWEDISH : Locale.UK;
    var hour = DateTimeFormatter.ofPattern(swedish ? "HH.mm" : "HH:mm", locale);
    var from = assessment.contact().callFrom().atZone(sla.zone());
    var until = assessment.contact().callUntil().atZone(sla.zone());
    return (swedish ? "Vi ringer %s mellan %s och %s." : "We call on %s between %s and %s.")
        .formatted(
            DateTimeFormatter.ofPattern("EEEE d MMMM", locale).format(from),
            hour.format(from),
            hour.format(until));
  }
}
