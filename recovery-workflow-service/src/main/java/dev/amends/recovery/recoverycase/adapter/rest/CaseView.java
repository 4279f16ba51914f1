package dev.amends.recovery.recoverycase.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.amends.recovery.recoverycase.application.Assessment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A case with all that an agent needs to work on it. */
public record CaseView(
    @JsonUnwrapped CaseSummary summary,
    Person customer,
    ContactWish contactWish,
    List<String> reasons,
    List<Assessment> feedback,
    List<PromiseView> promises,
    List<ClockView> clocks,
    List<TimelineEntry> timeline,
    Resolution resolution,
    List<String> allowed) {

  /** Who the customer is. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Person(
      String name, String email, String phone, String segment, Integer tenureMonths) {}

  /** Whether, how and when the customer wants to be contacted. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ContactWish(Boolean wanted, String channel, String when) {}

  /** A promise and its state: open, kept, broken or withdrawn. */
  public record PromiseView(
      UUID id, String text, Instant dueAt, String state, String madeBy, Instant madeAt) {}

  /**
   * A deadline.
   *
   * @param clock first-contact or resolution
   * @param state running, paused or stopped
   * @param minutesLeft business minutes from {@code since}; negative once it was due
   * @param pausedMinutes business minutes during which it stood still, before {@code since}
   * @param pausedUntil when it goes on by itself, or null
   * @param inTime whether it was stopped before it was due; null while it was not stopped
   */
  public record ClockView(
      String clock,
      String state,
      Instant since,
      Instant dueAt,
      long minutesLeft,
      long pausedMinutes,
      Instant pausedUntil,
      Boolean inTime) {}

  /** One thing that happened. */
  public record TimelineEntry(Instant at, String actor, String type, @JsonRawValue String detail) {}

  /** How the case was resolved. */
  public record Resolution(String rootCause, String note, String by, Instant at) {}
}
