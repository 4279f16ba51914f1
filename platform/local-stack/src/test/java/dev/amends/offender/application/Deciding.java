package dev.amends.offender.application;

import dev.amends.offender.domain.Decision;
import java.time.Clock;

/** Breaks no rule. */
public record Deciding(Clock clock) {

  Decision decide() {
    return new Decision(clock.instant());
  }
}
