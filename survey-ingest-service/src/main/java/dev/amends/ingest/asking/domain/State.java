package dev.amends.ingest.asking.domain;

import dev.amends.ingest.surveys.domain.Asking.Channel;
import java.time.Instant;

/** Where an invitation stands. */
public sealed interface State {

  /**
   * @param until when to look again
   * @param reason null while its own time has not come
   */
  record Waiting(Instant until, Reason reason) implements State {}

  /**
   * @param at when the first message went
   * @param reminders how many followed
   * @param remindAt when to remind, or null
   */
  record Asked(Instant at, Channel channel, int reminders, Instant remindAt) implements State {}

  record Blocked(Reason reason) implements State {}
}
