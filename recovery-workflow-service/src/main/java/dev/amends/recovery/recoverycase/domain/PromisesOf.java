package dev.amends.recovery.recoverycase.domain;

import dev.amends.recovery.recoverycase.domain.CaseCommand.BreakPromise;
import dev.amends.recovery.recoverycase.domain.CaseCommand.KeepPromise;
import dev.amends.recovery.recoverycase.domain.CaseCommand.MakePromise;
import dev.amends.recovery.recoverycase.domain.Decision.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What can become of a case's promises. */
record PromisesOf(RecoveryCase kase) {

  Decision make(MakePromise command, String actor, Instant now) {
    if (!command.dueAt().isAfter(now)) {
      return new Refused("A promise needs a time that is still to come.");
    }
    if (kase.promises().size() >= RecoveryCase.MAX_PROMISES) {
      return new Refused("A case holds at most " + RecoveryCase.MAX_PROMISES + " promises.");
    }
    var made =
        new Promise(
            command.promiseId(),
            command.text(),
            command.dueAt(),
            Promise.State.OPEN,
            actor,
            now,
            null);
    var all = new ArrayList<>(kase.promises());
    all.add(made);
    return RecoveryCase.done(
        kase.with(all),
        CaseChange.PROMISED,
        "promiseId",
        made.id(),
        "text",
        made.text(),
        "dueAt",
        made.dueAt());
  }

  Decision keep(KeepPromise command, Instant now) {
    var promise = find(command.promiseId());
    if (promise.isEmpty()) {
      return new Refused("The case has no such promise.");
    }
    if (promise.get().state() == Promise.State.KEPT) {
      return new Refused("The promise is already kept.");
    }
    if (!promise.get().canBeKept()) {
      return new Refused("The customer does not want it any more.");
    }
    var onTime = !now.isAfter(promise.get().dueAt());
    return RecoveryCase.done(
        kase.with(settle(promise.get(), Promise.State.KEPT, now)),
        CaseChange.PROMISE_KEPT,
        "promiseId",
        promise.get().id(),
        "text",
        promise.get().text(),
        "onTime",
        onTime);
  }

  Decision breakOverdue(BreakPromise command, Instant now) {
    var promise = find(command.promiseId()).filter(open -> open.state() == Promise.State.OPEN);
    if (promise.isEmpty() || now.isBefore(promise.get().dueAt())) {
      return new Refused("The promise is not overdue.");
    }
    return RecoveryCase.done(
        kase.with(settle(promise.get(), Promise.State.BROKEN, now)),
        CaseChange.PROMISE_BROKEN,
        "promiseId",
        promise.get().id(),
        "text",
        promise.get().text());
  }

  private Optional<Promise> find(UUID promiseId) {
    return kase.promises().stream().filter(promise -> promise.id().equals(promiseId)).findFirst();
  }

  private List<Promise> settle(Promise settled, Promise.State outcome, Instant now) {
    return kase.promises().stream()
        .map(each -> each.equals(settled) ? each.settled(outcome, now) : each)
        .toList();
  }
}
