package dev.amends.risk.journey.domain;

import dev.amends.risk.journey.domain.Moment.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code journey-as-lived/1}: the touchpoints of a journey in the order in which customers meet
 * them, and what each was like. A touchpoint comes before another if more customers met it first;
 * touchpoints are ordered by how many others they come before, minus how many come before them
 * (Copeland 1951), so that nobody has to have met them all.
 */
public final class LivedJourney {

  /** More are no journey; those with the most responses stay. */
  public static final int MOST_TOUCHPOINTS = 50;

  private static final int MOST_NAMED = 3;

  private final Map<String, Here> touchpoints = new TreeMap<>();
  private final Map<String, Map<String, Integer>> before = new HashMap<>();
  private String customer = "";
  private final Set<String> met = new LinkedHashSet<>();

  /** What is known of one touchpoint so far. */
  private static final class Here {
    private long n;
    private final Set<String> customers = new HashSet<>();
    private final Map<String, Long> emotions = new TreeMap<>();
    private final Mean.Sum emotion = new Mean.Sum(-1, 1);
    private final Mean.Sum tone = new Mean.Sum(-1, 1);
    private final Mean.Sum expectationGap = new Mean.Sum(-1, 1);
    private final Mean.Sum atRisk = new Mean.Sum(0, 1);
    private final Mean.Sum pLoss = new Mean.Sum(0, 1);

    void add(Lived lived) {
      n++;
      if (!lived.customerId().isEmpty()) {
        customers.add(lived.customerId());
      }
      var scores = lived.scores();
      if (scores.emotions() != null) {
        new HashSet<>(scores.emotions()).forEach(each -> emotions.merge(each, 1L, Long::sum));
      }
      emotion.add(number(scores.emotionSign()));
      expectationGap.add(number(scores.expectationGap()));
      tone.add(lived.tone());
      atRisk.add(lived.atRisk() == null ? null : lived.atRisk() ? 1.0 : 0.0);
      pLoss.add(lived.pLoss());
    }

    private static Double number(Integer answer) {
      return answer == null ? null : answer.doubleValue();
    }

    Moment moment(String touchpoint, int precedence) {
      var named =
          emotions.entrySet().stream()
              .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
              .limit(MOST_NAMED)
              .map(each -> new Named(each.getKey(), each.getValue()))
              .toList();
      return new Moment(
          touchpoint,
          n,
          customers.size(),
          precedence,
          emotion.mean(),
          named,
          tone.mean(),
          expectationGap.mean(),
          atRisk.share(),
          pLoss.mean(),
          null);
    }
  }

  /** Customer by customer, each customer's in order of time. */
  public void add(Lived lived) {
    touchpoints.computeIfAbsent(lived.touchpoint(), none -> new Here()).add(lived);
    if (!lived.customerId().equals(customer)) {
      customer = lived.customerId();
      met.clear();
    }
    if (!customer.isEmpty() && met.size() < MOST_TOUCHPOINTS && !met.contains(lived.touchpoint())) {
      for (var earlier : met) {
        before
            .computeIfAbsent(earlier, none -> new HashMap<>())
            .merge(lived.touchpoint(), 1, Integer::sum);
      }
      met.add(lived.touchpoint());
    }
  }

  /** How many there are, also beyond those that are told of. */
  public int touchpoints() {
    return touchpoints.size();
  }

  /** In the order in which customers meet them; those that come equally early by name. */
  public List<Moment> moments() {
    var kept =
        touchpoints.entrySet().stream()
            .sorted(Comparator.comparingLong(each -> -each.getValue().n))
            .limit(MOST_TOUCHPOINTS)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    var moments = new ArrayList<Moment>();
    for (var touchpoint : kept) {
      moments.add(touchpoints.get(touchpoint).moment(touchpoint, precedence(touchpoint, kept)));
    }
    moments.sort(
        Comparator.comparingInt(Moment::precedence).reversed().thenComparing(Moment::touchpoint));
    mark(moments, "high", 1);
    mark(moments, "low", -1);
    return moments;
  }

  private int precedence(String touchpoint, List<String> others) {
    var sum = 0;
    for (var other : others) {
      sum += Integer.signum(first(touchpoint, other) - first(other, touchpoint));
    }
    return sum;
  }

  /** How many customers met the one before the other. */
  private int first(String one, String other) {
    return before.getOrDefault(one, Map.of()).getOrDefault(other, 0);
  }

  private static void mark(List<Moment> moments, String peak, int sign) {
    moments.stream()
        .filter(each -> each.emotion().isClear() && each.emotion().value() * sign > 0)
        .max(Comparator.comparingDouble(each -> each.emotion().value() * sign))
        .ifPresent(found -> moments.set(moments.indexOf(found), found.asPeak(peak)));
  }
}
