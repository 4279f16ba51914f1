package dev.amends.recovery.recoverycase.application;

import dev.amends.recovery.recoverycase.domain.CaseCommand;
import dev.amends.recovery.recoverycase.domain.Promise;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/**
 * What the clock does: leases run out, snoozes end, promises break. Several instances may sweep at
 * once; a locked case is the other one's, and a change that has happened cannot happen again.
 */
@ApplicationScoped
class SweepingCases {

  static final int BATCH = 200;

  /** The name under which the audit trail shows what nobody did by hand. */
  static final String CLOCK = "clock";

  private final Cases cases;
  private final WorkingOnCase working;
  private final Clock clock;

  SweepingCases(Cases cases, WorkingOnCase working, Clock clock) {
    this.cases = cases;
    this.working = working;
    this.clock = clock;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void sweep() {
    var now = clock.instant();
    for (var row : cases.withClockRunOut(now, BATCH)) {
      var command =
          "snoozed".equals(row.state) ? new CaseCommand.Wake() : new CaseCommand.ExpireLease();
      working.apply(row, command, CLOCK);
    }
    for (var row : cases.withOverduePromise(now, BATCH)) {
      for (var promise : overdue(cases.promises(row.id))) {
        working.apply(row, new CaseCommand.BreakPromise(promise.id()), CLOCK);
      }
    }
  }

  private List<Promise> overdue(List<Promise> promises) {
    return promises.stream()
        .filter(
            promise ->
                promise.state() == Promise.State.OPEN && promise.dueAt().isBefore(clock.instant()))
        .toList();
  }
}
