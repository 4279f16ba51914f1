package dev.amends.bench;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param warmUp of each side before it is measured
 * @param pairs alternating measurements
 * @param slice of one measurement
 * @param responses waiting in a drain
 * @param burst of responses that become cases
 */
record Effort(Duration warmUp, int pairs, Duration slice, int responses, Duration burst) {

  static final Effort WHOLE =
      new Effort(Duration.ofSeconds(60), 5, Duration.ofSeconds(5), 50_000, Duration.ofSeconds(10));

  /** With drains as long as they are defined to be. */
  static final Effort FULL =
      new Effort(Duration.ofSeconds(60), 5, Duration.ofSeconds(5), 200_000, Duration.ofSeconds(10));

  /** To see whether everything works; its figures mean nothing. */
  static final Effort SHORT =
      new Effort(Duration.ofSeconds(12), 1, Duration.ofSeconds(4), 20_000, Duration.ofSeconds(4));
}
