package dev.amends.recovery.recoverycase.application;

import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.recovery.recoverycase.application.CaseJournal.Cause;
import dev.amends.recovery.recoverycase.domain.CaseCommand;
import dev.amends.recovery.recoverycase.domain.Decision;
import dev.amends.recovery.sla.SlaClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Carries out one command on one case: state, audit trail and event commit together or not at all.
 */
@ApplicationScoped
public class WorkingOnCase {

  private final Cases cases;
  private final CaseJournal journal;
  private final Outbox outbox;
  private final SlaClock sla;
  private final Clock clock;

  WorkingOnCase(Cases cases, CaseJournal journal, Outbox outbox, SlaClock sla, Clock clock) {
    this.cases = cases;
    this.journal = journal;
    this.outbox = outbox;
    this.sla = sla;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** Done; the case as it is now. */
    record Done(CaseRow row) implements Outcome {}

    /** There is no such case. */
    record Missing() implements Outcome {}

    /** The state does not allow it. */
    record Refused(String why) implements Outcome {}

    /** Somebody changed the case since the caller looked at it. */
    record Stale(long version, EventRow lastChange) implements Outcome {}
  }

  /**
   * @param expectedVersion the version the caller looked at, or empty if any will do
   */
  @Transactional
  public Outcome work(
      UUID caseId, CaseCommand command, String actor, OptionalLong expectedVersion) {
    var found = cases.lock(caseId);
    if (found.isEmpty()) {
      return new Outcome.Missing();
    }
    var row = found.get();
    if (expectedVersion.isPresent() && expectedVersion.getAsLong() != row.version) {
      return new Outcome.Stale(row.version, cases.lastEvent(caseId).orElse(null));
    }
    return apply(row, command, actor);
  }

  /** For a row that is already locked in this transaction. */
  Outcome apply(CaseRow row, CaseCommand command, String actor) {
    if (command instanceof CaseCommand.Reopen && cases.hasOtherActive(row)) {
      return new Outcome.Refused("The customer has another open case; work on that one.");
    }
    var now = clock.instant();
    var terms = sla.terms();
    return switch (row.toDomain(cases.promises(row.id), terms).decide(command, actor, now, terms)) {
      case Decision.Refused refused -> new Outcome.Refused(refused.why());
      case Decision.Done done -> {
        row.apply(done.now(), now, terms);
        done.now().promises().forEach(promise -> cases.save(row.id, promise));
        var events = new ArrayList<OutgoingEvent>();
        for (var happened : done.happened()) {
          events.add(
              journal.record(
                  row,
                  happened.change(),
                  happened.detail(),
                  actor,
                  now,
                  events.size(),
                  Cause.NONE));
        }
        cases.flush();
        outbox.append(events);
        yield new Outcome.Done(row);
      }
    };
  }
}
