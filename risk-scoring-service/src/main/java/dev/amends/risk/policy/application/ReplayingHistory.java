package dev.amends.risk.policy.application;

import dev.amends.risk.assessment.application.Judges;
import dev.amends.risk.policy.domain.Replay;
import dev.amends.risk.policy.domain.Replay.Assumptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tries a policy or a model on what customers said before, and changes nothing. */
@ApplicationScoped
public class ReplayingHistory {

  private static final Logger LOG = Logger.getLogger(ReplayingHistory.class);

  /** How many responses lie between two looks at whether somebody cancelled. */
  static final int STRIDE = 20_000;

  private final Replays replays;
  private final History history;
  private final Judges judges;
  private final Clock clock;
  private final ZoneId zone;

  ReplayingHistory(
      Replays replays,
      History history,
      Judges judges,
      Clock clock,
      @ConfigProperty(name = "amends.business.zone", defaultValue = "Europe/Stockholm")
          ZoneId zone) {
    this.replays = replays;
    this.history = history;
    this.judges = judges;
    this.clock = clock;
    this.zone = zone;
  }

  /** Somebody does not want to know any more. */
  private static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Until it is done, cancelled or failed; what came of it is kept. */
  public void run(UUID id, ReplayRequest request) {
    try {
      replays.finish(id, replay(id, request));
    } catch (Cancelled e) {
      LOG.infof("Replay %s was cancelled", id);
    } catch (SQLException | RuntimeException e) {
      LOG.errorf(e, "Replay %s failed", id);
      fail(id);
    }
  }

  private void fail(UUID id) {
    try {
      replays.end(id, Replays.State.FAILED);
    } catch (SQLException | RuntimeException e) {
      LOG.warnf(e, "Replay %s has failed and cannot be said to have", id);
    }
  }

  private Replay.Outcome replay(UUID id, ReplayRequest request) throws SQLException {
    var replay =
        new Replay(
            judges.of(request.against(), request.againstModel()),
            judges.of(request.policy(), request.model()),
            new Assumptions(Duration.ofDays(request.caseOpenDays()), zone));
    var rows = history.count(request.from(), request.to());
    var steps = new Steps(id, rows);
    steps.tell();
    history.read(
        request.from(),
        request.to(),
        response -> {
          steps.one();
          replay.add(response);
        });
    return replay.outcome();
  }

  private final class Steps {
    private final UUID id;
    private final long rows;
    private long done;

    Steps(UUID id, long rows) {
      this.id = id;
      this.rows = rows;
    }

    void one() {
      if (++done % STRIDE == 0) {
        tell();
      }
    }

    void tell() {
      try {
        if (!replays.progress(id, clock.instant(), rows, done)) {
          throw new Cancelled();
        }
      } catch (SQLException e) {
        throw new IllegalStateException("The progress of a replay cannot be told", e);
      }
    }
  }
}
