package dev.amends.recovery.recoverycase.application;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.recovery.recoverycase.domain.Promise;
import dev.amends.recovery.sla.SlaClock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The calls that customers were promised by the responses of one batch. A response promises at most
 * one time at once: another one takes the place of the last, none takes it back. What was kept or
 * broken stays so.
 */
final class PromisedCalls {

  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final Cases cases;
  private final SlaClock sla;
  private final Map<UUID, PromiseRow> made = new LinkedHashMap<>();

  PromisedCalls(Cases cases, SlaClock sla) {
    this.cases = cases;
    this.sla = sla;
  }

  /** New rows, still to be stored. */
  List<PromiseRow> made() {
    return List.copyOf(made.values());
  }

  /** Open promises of the response that this revision does not hold any more: withdrawn now. */
  List<PromiseRow> withdraw(Assessment assessment, Instant now) {
    var wanted = wanted(assessment);
    var withdrawn =
        of(assessment.receiptId()).stream()
            .filter(row -> row.toDomain().state() == Promise.State.OPEN)
            .filter(row -> !wanted.equals(Optional.of(row.id)))
            .toList();
    withdrawn.forEach(row -> row.settle(row.toDomain().withdrawn(now)));
    return withdrawn;
  }

  /**
   * The promise that this revision makes, or makes again after it was withdrawn; of no case yet.
   *
   * @return empty if it makes none, or none that is new
   */
  Optional<PromiseRow> agree(Assessment assessment, Instant now) {
    var wanted = wanted(assessment);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    var known =
        of(assessment.receiptId()).stream().filter(row -> row.id.equals(wanted.get())).findFirst();
    if (known.isEmpty()) {
      var row = PromiseRow.of(null, promise(wanted.get(), assessment, now));
      row.receiptId = assessment.receiptId();
      made.put(row.id, row);
      return Optional.of(row);
    }
    if (known.get().toDomain().state() != Promise.State.WITHDRAWN) {
      return Optional.empty();
    }
    known.get().settle(promise(wanted.get(), assessment, now));
    return known;
  }

  private Optional<UUID> wanted(Assessment assessment) {
    return assessment.promisesCall()
        ? Optional.of(
            DeterministicId.causedBy(
                assessment.receiptId(),
                "call-back "
                    + assessment.contact().callFrom()
                    + "/"
                    + assessment.contact().callUntil()))
        : Optional.empty();
  }

  private List<PromiseRow> of(UUID receiptId) {
    var all = new ArrayList<>(cases.promisesOf(receiptId));
    made.values().stream().filter(row -> row.receiptId.equals(receiptId)).forEach(all::add);
    return all;
  }

  private Promise promise(UUID id, Assessment assessment, Instant now) {
    return new Promise(
        id,
        words(assessment),
        assessment.contact().callUntil(),
        Promise.State.OPEN,
        Promise.CHOSEN_BY_CUSTOMER,
        now,
        null);
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
