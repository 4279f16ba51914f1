package dev.amends.recovery.recoverycase.application;

import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.recovery.recoverycase.application.CaseJournal.Cause;
import dev.amends.recovery.recoverycase.application.WorkingOnCase.Outcome;
import dev.amends.recovery.recoverycase.domain.CaseChange;
import dev.amends.recovery.sla.SlaClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Two cases that turn out to be one: the responses and promises move over, the emptied case is
 * closed.
 */
@ApplicationScoped
public class MergingCases {

  private final Cases cases;
  private final CaseJournal journal;
  private final Outbox outbox;
  private final SlaClock sla;
  private final Clock clock;

  MergingCases(Cases cases, CaseJournal journal, Outbox outbox, SlaClock sla, Clock clock) {
    this.cases = cases;
    this.journal = journal;
    this.outbox = outbox;
    this.sla = sla;
    this.clock = clock;
  }

  /** The outcome holds the case that remains. */
  @Transactional
  public Outcome merge(UUID from, UUID into, String actor, OptionalLong expectedVersion) {
    if (from.equals(into)) {
      return new Outcome.Refused("A case cannot be merged into itself.");
    }
    // Locked in the order of their ids, so that two opposite merges wait for each other instead of
    // deadlocking.
    var locked = Stream.of(from, into).sorted().map(cases::lock).toList();
    if (locked.stream().anyMatch(found -> found.isEmpty())) {
      return new Outcome.Missing();
    }
    var source = cases.findById(from);
    var target = cases.findById(into);
    if (expectedVersion.isPresent() && expectedVersion.getAsLong() != source.version) {
      return new Outcome.Stale(source.version, cases.lastEvent(from).orElse(null));
    }
    if (!source.isActive() || !target.isActive()) {
      return new Outcome.Refused("Only open cases can be merged.");
    }
    if (source.assignee != null && !source.assignee.equals(actor)) {
      return new Outcome.Refused("The case is with " + source.assignee + ".");
    }
    absorb(source, target, actor);
    return new Outcome.Done(target);
  }

  /** Two open cases that are locked in this transaction; the second remains. */
  void absorb(CaseRow source, CaseRow target, String actor) {
    var now = clock.instant();
    var session = cases.getSession();
    for (var table : List.of("FeedbackRow", "PromiseRow")) {
      session
          .createMutationQuery("update " + table + " set caseId = :into where caseId = :from")
          .setParameter("into", target.id)
          .setParameter("from", source.id)
          .executeUpdate();
    }
    var waitedSince = Map.<String, Object>of("from", source.id, "waitedSince", source.openedAt);
    source.close("merged", CaseChange.MERGED, now, sla.terms());
    target.absorb(source, now);
    target.tick(CaseChange.FEEDBACK_JOINED, waitedSince, now, sla.terms());
    cases.flush();
    var moved =
        journal.record(
            source, CaseChange.MERGED, Map.of("into", target.id), actor, now, 0, Cause.NONE);
    var joined =
        journal.record(target, CaseChange.FEEDBACK_JOINED, waitedSince, actor, now, 0, Cause.NONE);
    cases.flush();
    outbox.append(List.<OutgoingEvent>of(moved, joined));
  }
}
