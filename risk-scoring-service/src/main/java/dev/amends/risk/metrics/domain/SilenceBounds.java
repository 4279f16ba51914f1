package dev.amends.risk.metrics.domain;

import java.util.HashMap;
import java.util.Map;

/**
 * What a value could be if those who were asked and gave no answer had given one ({@code
 * silence-bounds/1}): all of them the worst, or all of them the best that the scale has. Nothing is
 * supposed about them, so the bounds hold whatever they think (Manski 1989).
 *
 * @param value of the answers that were given, with its interval; {@code n} of them
 * @param unanswered how many were asked and gave no answer
 * @param worst the value with the worst answers; null, like {@code best}, if nobody was asked
 */
public record SilenceBounds(Statistic value, long unanswered, Double worst, Double best) {

  /**
   * @param answers how many gave which answer
   */
  public static SilenceBounds of(Series series, Map<Integer, Long> answers, long unanswered) {
    return new SilenceBounds(
        Statistic.of(series, answers),
        unanswered,
        with(series, answers, series.least(), unanswered),
        with(series, answers, series.most(), unanswered));
  }

  /** Every value rises with every answer, so that no other answers lead further. */
  private static Double with(
      Series series, Map<Integer, Long> answers, int answer, long unanswered) {
    var all = new HashMap<Integer, Long>(answers);
    all.merge(answer, unanswered, Long::sum);
    return Statistic.of(series, all).value();
  }

  public long asked() {
    return value.n() + unanswered;
  }
}
