package dev.amends.risk.drivers.domain;

import dev.amends.risk.assessment.domain.Evidence;
import dev.amends.risk.drivers.domain.Drivers.Predictor;
import dev.amends.risk.drivers.domain.ThemeImpact.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Responses as rows, and what each says of every question, tag and theme. What was not asked is
 * {@code NaN} and never neutral; a tag or a theme that is not there is 0.
 */
public final class Table {

  /** More predictors than answers can tell apart. */
  static final int MOST = 12;

  /** Of a tag or a theme: so many have to have it, and so many not. */
  static final int FEWEST_OF_A_KIND = 20;

  /**
   * One response.
   *
   * @param ratings how the customer rated each touchpoint in the half year before, 0 to 10
   */
  public record Row(Evidence evidence, boolean atRisk, Map<String, Double> ratings) {}

  /**
   * @param there how many responses have it
   */
  private record Named(Predictor predictor, int there) {}

  private final List<Row> rows;
  private final Outcome outcome;
  private final double[] outcomes;

  /** Of those rows that belong to the outcome. */
  public Table(List<Row> all, Outcome outcome) {
    this.outcome = outcome;
    this.rows =
        all.stream()
            .filter(row -> !Double.isNaN(outcome.of(row.evidence(), row.atRisk())))
            .toList();
    this.outcomes = column(row -> outcome.of(row.evidence(), row.atRisk()));
  }

  public int size() {
    return rows.size();
  }

  public Drivers drivers() {
    return Drivers.of(predictors(), outcomes);
  }

  /** The three of the hygiene triad that are not the outcome, then what is named most. */
  private List<Predictor> predictors() {
    var predictors = new ArrayList<Predictor>();
    if (outcome != Outcome.CES) {
      predictors.add(answers("ease", evidence -> evidence.scores().ces()));
    }
    predictors.add(answers("emotion", evidence -> evidence.scores().emotionSign()));
    predictors.add(answers("expectation", evidence -> evidence.scores().expectationGap()));
    var named = new ArrayList<Named>();
    frequent(row -> row.evidence().about().tags())
        .forEach((tag, n) -> named.add(named("tag:" + tag, n, row -> hasTag(row, tag))));
    frequent(Table::themes)
        .forEach((theme, n) -> named.add(named("theme:" + theme, n, row -> tone(row, theme))));
    rated()
        .forEach(
            (touchpoint, n) ->
                named.add(named("touchpoint:" + touchpoint, n, row -> rating(row, touchpoint))));
    named.sort(
        Comparator.comparingInt(Named::there)
            .reversed()
            .thenComparing(each -> each.predictor().name()));
    named.stream()
        .limit(MOST - predictors.size())
        .forEach(each -> predictors.add(each.predictor()));
    return predictors;
  }

  private Named named(String name, int there, ToDoubleFunction<Row> read) {
    return new Named(new Predictor(name, column(read)), there);
  }

  /** Who never rated it says nothing of it. */
  private static double rating(Row row, String touchpoint) {
    return row.ratings().getOrDefault(touchpoint, Double.NaN);
  }

  /** The touchpoints that enough customers had rated before. */
  private Map<String, Integer> rated() {
    var counts = counts(row -> row.ratings().keySet());
    counts.values().removeIf(n -> n < FEWEST_OF_A_KIND);
    return counts;
  }

  private Predictor answers(String name, Function<Evidence, Integer> read) {
    return new Predictor(
        name,
        column(
            row -> {
              var answer = read.apply(row.evidence());
              return answer == null ? Double.NaN : answer;
            }));
  }

  private static double hasTag(Row row, String tag) {
    return row.evidence().about().tags().contains(tag) ? 1 : 0;
  }

  /** How the theme was spoken of; 0 if it was not, and unknown where no words were read. */
  private static double tone(Row row, String theme) {
    var words = row.evidence().words();
    return words.tone() == null ? Double.NaN : words.themes().getOrDefault(theme, 0.0);
  }

  private static Set<String> themes(Row row) {
    return row.evidence().words().themes().keySet();
  }

  /** What many have and many have not. */
  private Map<String, Integer> frequent(Function<Row, Iterable<String>> read) {
    var counts = counts(read);
    counts.values().removeIf(n -> n < FEWEST_OF_A_KIND || rows.size() - n < FEWEST_OF_A_KIND);
    return counts;
  }

  private Map<String, Integer> counts(Function<Row, Iterable<String>> read) {
    var counts = new HashMap<String, Integer>();
    for (var row : rows) {
      for (var name : read.apply(row)) {
        counts.merge(name, 1, Integer::sum);
      }
    }
    return counts;
  }

  /** What each theme that is named often enough costs or brings, the costliest first. */
  public List<ThemeImpact> themes() {
    if (outcome == Outcome.RISK) {
      return List.of();
    }
    var read = rows.stream().filter(row -> row.evidence().words().tone() != null).toList();
    var impacts = new ArrayList<ThemeImpact>();
    for (var theme : frequent(Table::themes).keySet()) {
      var with = count(read, theme, true);
      var without = count(read, theme, false);
      if (without.n() >= FEWEST_OF_A_KIND) {
        impacts.add(ThemeImpact.of(theme, with, without));
      }
    }
    impacts.sort(Comparator.comparingDouble(ThemeImpact::impact));
    return impacts;
  }

  private Count count(List<Row> read, String theme, boolean named) {
    var sum = new Count(0, 0, 0);
    for (var row : read) {
      if (row.evidence().words().themes().containsKey(theme) == named) {
        var answer = outcome.of(row.evidence(), row.atRisk());
        sum =
            sum.plus(
                new Count(1, answer >= outcome.top() ? 1 : 0, answer <= outcome.bottom() ? 1 : 0));
      }
    }
    return sum;
  }

  private double[] column(ToDoubleFunction<Row> read) {
    return rows.stream().mapToDouble(read).toArray();
  }
}
