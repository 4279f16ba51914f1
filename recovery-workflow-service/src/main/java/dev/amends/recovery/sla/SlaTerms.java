package dev.amends.recovery.sla;

import dev.amends.recovery.sla.CaseClock.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is owed to a customer.
 *
 * @param targets business time that each clock gives
 * @param steps what is told on the way, in the order of their times
 */
public record SlaTerms(
    BusinessCalendar calendar, Map<Kind, Duration> targets, List<SlaStep> steps) {

  /**
   * @param warning business time before a clock is due
   * @param escalations business time after it is due, in rising order
   */
  public static SlaTerms of(
      BusinessCalendar calendar,
      Map<Kind, Duration> targets,
      Duration warning,
      List<Duration> escalations) {
    var steps = new ArrayList<SlaStep>();
    steps.add(new SlaStep(SlaStep.Alarm.WARNING, 0, warning.negated()));
    steps.add(new SlaStep(SlaStep.Alarm.BREACH, 0, Duration.ZERO));
    for (var after : escalations) {
      var level = steps.size() - 1;
      if (after.compareTo(steps.getLast().fromDue()) <= 0) {
        throw new IllegalArgumentException(
            "Escalations come after the breach, each later than the one before: " + escalations);
      }
      steps.add(new SlaStep(SlaStep.Alarm.ESCALATION, level, after));
    }
    return new SlaTerms(calendar, Map.copyOf(targets), List.copyOf(steps));
  }

  public Duration target(Kind kind) {
    return targets.get(kind);
  }
}
