package dev.amends.risk.policy.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.risk.assessment.domain.RiskPolicy;
import dev.amends.risk.assessment.domain.Rule;
import dev.amends.risk.assessment.domain.Rule.Between;
import dev.amends.risk.assessment.domain.Rule.OneOf;
import java.util.List;
import java.util.Map;

/** A policy as it is written down. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyDocument(List<RuleText> rules, Bands bands) {

  /**
   * The probabilities of loss from which on a band is called so.
   *
   * @param medium 0–1, {@code high} above it
   */
  public record Bands(Double medium, Double high) {}

  /**
   * @param all the conditions; the rule applies when all of them hold
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RuleText(String name, Map<String, String> label, List<ConditionText> all) {}

  /** {@code atLeast} and {@code atMost} of a number, or {@code oneOf} of words. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ConditionText(String field, Double atLeast, Double atMost, List<String> oneOf) {}

  public static PolicyDocument of(RiskPolicy policy) {
    return new PolicyDocument(
        policy.rules().stream().map(PolicyDocument::text).toList(),
        new Bands(policy.watch(), policy.act()));
  }

  private static RuleText text(Rule rule) {
    var conditions = rule.all().stream().map(PolicyDocument::text).toList();
    return new RuleText(rule.name(), rule.label(), conditions);
  }

  private static ConditionText text(Rule.Condition condition) {
    return switch (condition) {
      case Between(var field, var least, var most) ->
          new ConditionText(field.id(), least, most, null);
      case OneOf(var field, var values) -> new ConditionText(field.id(), null, null, values);
    };
  }
}
