package dev.amends.risk.assessment.domain;

import dev.amends.risk.assessment.domain.Field.Figure;
import dev.amends.risk.assessment.domain.Rule.Between;
import java.util.ArrayList;
import java.util.List;

/**
 * Who counts as at risk, and by which rules; any one of them suffices. A version never changes.
 *
 * @param version 1 is the one that comes with the product
 * @param watch from this {@code pLoss} on the band is medium
 * @param act from this one on it is high
 */
public record RiskPolicy(int version, List<Rule> rules, double watch, double act) {

  private static final String NAME = "risk-policy/";

  public RiskPolicy {
    rules = List.copyOf(rules);
  }

  /**
   * {@code risk-policy/1}: a detractor, much effort, dissatisfied, leaving, or more likely lost
   * than not.
   */
  public static RiskPolicy shipped() {
    return new RiskPolicy(
        1,
        List.of(
            rule("nps-detractor", new Between(Figure.NPS, null, 6.0)),
            rule("high-effort", new Between(Figure.CES, null, 2.0)),
            rule("dissatisfied", new Between(Figure.CSAT, null, 2.0)),
            rule("leave-intent", new Between(Figure.LEAVING, 1.0, null)),
            rule("likely-lost", new Between(Figure.P_LOSS, 0.5, null))),
        0.2,
        0.5);
  }

  private static Rule rule(String name, Between condition) {
    return new Rule(name, null, List.of(condition));
  }

  /** For example {@code risk-policy/1}. */
  public String name() {
    return nameOf(version);
  }

  public static String nameOf(int version) {
    return NAME + version;
  }

  /** The number in a name like {@code risk-policy/1}; 0 if it is none. */
  public static int versionOf(String name) {
    return name.matches(NAME + "[1-9][0-9]{0,8}")
        ? Integer.parseInt(name.substring(NAME.length()))
        : 0;
  }

  /** The rules that apply, by their names; empty when the customer is not at risk. */
  List<String> reasons(Evidence evidence, double pLoss) {
    var reasons = new ArrayList<String>();
    for (var rule : rules) {
      if (rule.applies(evidence, pLoss)) {
        reasons.add(rule.name());
      }
    }
    return List.copyOf(reasons);
  }

  /** Those of the rules that look at nothing but what was given. */
  List<String> reasonsGiven(Evidence evidence) {
    return rules.stream()
        .filter(rule -> rule.asksOnlyWhatWasGiven() && rule.applies(evidence, 0))
        .map(Rule::name)
        .toList();
  }

  /** low, medium or high. */
  String band(double pLoss) {
    return pLoss >= act ? "high" : pLoss >= watch ? "medium" : "low";
  }
}
