package dev.amends.recovery.recoverycase.application;

import dev.amends.recovery.recoverycase.domain.CaseCommand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Gives the most urgent free case to whoever asks; two who ask at once get two different cases. */
@ApplicationScoped
public class HandingOutNextCase {

  /**
   * Long enough to read and call, short enough that a forgotten case does not wait for its owner.
   */
  public static final Duration LEASE = Duration.ofMinutes(15);

  private final Cases cases;
  private final WorkingOnCase working;
  private final Clock clock;

  HandingOutNextCase(Cases cases, WorkingOnCase working, Clock clock) {
    this.cases = cases;
    this.working = working;
    this.clock = clock;
  }

  /** Empty when no case is free. */
  @Transactional
  public Optional<CaseRow> handOut(String agent) {
    var row = cases.mostUrgentFree(clock.instant());
    row.ifPresent(
        free -> {
          switch (working.apply(free, new CaseCommand.Claim(LEASE), agent)) {
            case WorkingOnCase.Outcome.Done done -> {}
            case WorkingOnCase.Outcome.Refused refused ->
                throw new IllegalStateException(refused.why());
            case WorkingOnCase.Outcome.Missing missing ->
                throw new IllegalStateException("The case is gone");
            case WorkingOnCase.Outcome.Stale stale ->
                throw new IllegalStateException("The case is locked");
          }
        });
    return row;
  }
}
