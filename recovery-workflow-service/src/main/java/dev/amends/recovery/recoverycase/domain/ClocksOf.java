package dev.amends.recovery.recoverycase.domain;

import dev.amends.recovery.recoverycase.domain.CaseCommand.Pause;
import dev.amends.recovery.recoverycase.domain.Decision.Done;
import dev.amends.recovery.recoverycase.domain.Decision.Happened;
import dev.amends.recovery.recoverycase.domain.Decision.Refused;
import dev.amends.recovery.sla.SlaTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What can become of a case's clocks by themselves. */
record ClocksOf(RecoveryCase kase) {

  Decision pause(Pause command, Instant now) {
    if (kase.clocks().paused()) {
      return new Refused("The clocks of the case stand still already.");
    }
    if (!command.until().isAfter(now)
        || command.until().isAfter(now.plus(RecoveryCase.LONGEST_PAUSE))) {
      return new Refused(
          "A pause ends at a time that is still to come, within "
              + RecoveryCase.LONGEST_PAUSE.toDays()
              + " days.");
    }
    return RecoveryCase.done(
        kase,
        CaseChange.CLOCK_PAUSED,
        "waitingFor",
        command.waitingFor(),
        "until",
        command.until(),
        "note",
        command.note());
  }

  Decision resume() {
    return kase.clocks().paused()
        ? RecoveryCase.done(kase, CaseChange.CLOCK_RESUMED)
        : new Refused("The clocks of the case run.");
  }

  /** Everything that the clocks have come to by now, in the order of its times. */
  Decision ring(Instant now, SlaTerms terms) {
    var happened = new ArrayList<Happened>();
    var after = kase.clocks();
    for (var next = after.ring(now, terms); next.isPresent(); next = after.ring(now, terms)) {
      happened.add(next.get());
      after = after.after(next.get().change(), next.get().detail(), now, terms);
    }
    return happened.isEmpty()
        ? new Refused("The clocks have nothing to tell.")
        : new Done(kase, List.copyOf(happened));
  }
}
