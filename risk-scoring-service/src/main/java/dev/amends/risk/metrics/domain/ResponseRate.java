package dev.amends.risk.metrics.domain;

import java.util.Map;

/**
 * Answered ÷ delivered, in per cent, with the Wilson interval; and what became of the others. With
 * nothing delivered there is no value.
 *
 * @param declined said no instead
 * @param silent said nothing, and had long enough
 * @param waiting said nothing so far
 */
public record ResponseRate(
    Statistic rate, long answered, long declined, long silent, long waiting) {

  /**
   * @param recent how many of the deliveries are so new that the silence of their customers means
   *     nothing yet
   * @param recentSpoken how many of those were answered or declined already
   */
  public static ResponseRate of(
      long delivered, long answered, long declined, long recent, long recentSpoken) {
    var waiting = recent - recentSpoken;
    return new ResponseRate(
        Statistic.share(Map.of(1, answered, 0, delivered - answered), 1),
        answered,
        declined,
        delivered - answered - declined - waiting,
        waiting);
  }
}
