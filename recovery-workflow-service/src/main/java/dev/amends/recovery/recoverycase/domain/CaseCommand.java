package dev.amends.recovery.recoverycase.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What a person, or the clock, wants to do with a case. */
public sealed interface CaseCommand {

  /**
   * @param lease how long it stays claimed without work on it, or null for as long as it takes
   */
  record Claim(Duration lease) implements CaseCommand {}

  record Release(String reason) implements CaseCommand {}

  /**
   * An attempt to reach the customer.
   *
   * @param outcome reached, no-answer, left-message or declined
   */
  record Contact(String channel, String outcome, String note) implements CaseCommand {}

  record MakePromise(UUID promiseId, String text, Instant dueAt) implements CaseCommand {}

  record KeepPromise(UUID promiseId) implements CaseCommand {}

  record Resolve(String rootCause, String note) implements CaseCommand {}

  record Reopen(String reason) implements CaseCommand {}

  record Snooze(Instant until, String reason) implements CaseCommand {}

  /**
   * The clocks stand still.
   *
   * @param waitingFor one of {@link Clocks#REASONS}
   * @param until when they go on by themselves
   */
  record Pause(String waitingFor, Instant until, String note) implements CaseCommand {}

  record Resume() implements CaseCommand {}

  record Note(String text) implements CaseCommand {}

  /** The lease of a claim has run out. */
  record ExpireLease() implements CaseCommand {}

  /** The time of a snooze has come. */
  record Wake() implements CaseCommand {}

  /** A clock has reached a step, or the end of a pause. */
  record Ring() implements CaseCommand {}

  /** The time of a promise has passed. */
  record BreakPromise(UUID promiseId) implements CaseCommand {}
}
