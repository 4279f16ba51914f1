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

  /** One thing that happened. */
  public record TimelineEntry(Instant at, String actor, String type, @JsonRawValue String detail) {}

  /** How the case was resolved. */
  public record Resolution(String rootCause, String note, String by, Instant at) {}
}
