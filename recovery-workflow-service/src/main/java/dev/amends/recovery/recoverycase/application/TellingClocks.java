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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what the clocks of many cases have come to: the telling, the state that says that it was
 * told and the events commit together, with as many statements for one case as for all. A case that
 * another instance holds is the other one's.
 */
@ApplicationScoped
class TellingClocks {

  static final int BATCH = 500;

  private final Cases cases;
  private final WorkingOnCase working;
  private final CaseJournal journal;
  private final Outbox outbox;
  private final SlaClock sla;
  private final Clock clock;

  TellingClocks(
      Cases cases,
      WorkingOnCase working,
      CaseJournal journal,
      Outbox outbox,
      SlaClock sla,
      Clock clock) {
    this.cases = cases;
    this.working = working;
    this.journal = journal;
    this.outbox = outbox;
    this.sla = sla;
    this.clock = clock;
  }

  /**
   * @return how many cases rang, at most {@link #BATCH}
   */
  @Transactional
  public int tell() {
    var now = clock.instant();
    var ringing = cases.ringing(now, BATCH);
    var lines = new ArrayList<EventRow>();
    var events = new ArrayList<OutgoingEvent>();
    for (var row : ringing) {
      if (row.waitingFor == null) {
        tell(row, now, lines, events);
      } else {
        // The end of a pause changes what is owed next, for which the promises are asked.
        working.apply(row, new CaseCommand.Ring(), SweepingCases.CLOCK);
      }
    }
    cases.insert(lines);
    cases.flush();
    outbox.append(events);
    return ringing.size();
  }

  private void tell(CaseRow row, Instant now, List<EventRow> lines, List<OutgoingEvent> events) {
    var terms = sla.terms();
    switch (row.toDomain(List.of(), terms)
        .decide(new CaseCommand.Ring(), SweepingCases.CLOCK, now, terms)) {
      // The terms have changed since it was computed when it rings.
      case Decision.Refused refused -> row.keep(row.clocks(terms), terms);
      case Decision.Done done -> {
        row.tell(done.now().clocks(), now, terms);
        var step = 0;
        for (var happened : done.happened()) {
          var entry =
              journal.entry(
                  row,
                  happened.change(),
                  happened.detail(),
                  SweepingCases.CLOCK,
                  now,
                  step++,
                  Cause.NONE);
          lines.add(entry.line());
          events.add(entry.event());
        }
      }
    }
  }
}
