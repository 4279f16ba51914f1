package dev.amends.risk.policy.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.risk.policy.application.ReplayRequest;
import dev.amends.risk.policy.application.Replays.Running;
import dev.amends.risk.policy.domain.Docket;
import dev.amends.risk.policy.domain.Replay;
import dev.amends.risk.policy.domain.Replay.Week;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A replay as it is told.
 *
 * @param state running, done, cancelled or failed
 * @param rows how many responses there are, absent until they are counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayView(
    UUID id,
    String state,
    Instant askedAt,
    String askedBy,
    ReplayRequest request,
    Long rows,
    long done,
    Difference difference) {

  private static final double DAYS_OF_WEEK = 7;
  private static final double MINUTES_OF_HOUR = 60;

  /**
   * What one policy makes of the history.
   *
   * @param casesPerWeek the mean over the weeks from the first response to the last
   * @param hoursPerWeek the work of that, if the minutes of a case were said
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Load(
      long atRisk,
      long cases,
      double casesPerWeek,
      long busiestWeek,
      long openAtOnce,
      Double hoursPerWeek,
      Map<String, Long> reasons) {}

  /**
   * @param responses how many were looked at; {@code more} of them are at risk by the policy alone,
   *     {@code fewer} by the one it is compared with alone
   */
  public record Difference(
      long responses, long more, long fewer, Load before, Load after, List<Week> weeks) {}

  static ReplayView of(Running running) {
    return new ReplayView(
        running.id(),
        running.state().name().toLowerCase(Locale.ROOT),
        running.askedAt(),
        running.askedBy(),
        running.request(),
        running.rows(),
        running.done(),
        running.outcome() == null ? null : difference(running.outcome(), running.request()));
  }

  private static Difference difference(Replay.Outcome outcome, ReplayRequest request) {
    var weeks =
        outcome.first() == null
            ? 1
            : Math.max(
                1, Duration.between(outcome.first(), outcome.last()).toDays() / DAYS_OF_WEEK);
    return new Difference(
        outcome.responses(),
        outcome.more(),
        outcome.fewer(),
        load(outcome.before(), weeks, request),
        load(outcome.after(), weeks, request),
        outcome.weeks());
  }

  private static Load load(Docket.Sum sum, double weeks, ReplayRequest request) {
    var perWeek = sum.cases() / weeks;
    var minutes = request.minutesPerCase();
    return new Load(
        sum.atRisk(),
        sum.cases(),
        perWeek,
        sum.busiestWeek(),
        sum.openAtOnce(),
        minutes == null ? null : perWeek * minutes / MINUTES_OF_HOUR,
        sum.reasons());
  }
}
