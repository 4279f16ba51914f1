package dev.amends.risk.assessment.domain;

import java.util.List;
import java.util.Map;

/**
 * One reason to count a customer as at risk: all its conditions hold.
 *
 * @param name stable; stands among the reasons of an assessment
 * @param label what people read, by language; null where the product knows the name
 */
public record Rule(String name, Map<String, String> label, List<Condition> all) {

  public Rule {
    label = label == null ? null : Map.copyOf(label);
    all = List.copyOf(all);
  }

  /** Something that is or is not so. What was not asked or not said is never so. */
  public sealed interface Condition {

    Field field();

    boolean holds(Evidence evidence, double pLoss);
  }

  /**
   * @param least or null
   * @param most or null; both are inside
   */
  public record Between(Field.Figure field, Double least, Double most) implements Condition {

    @Override
    public boolean holds(Evidence evidence, double pLoss) {
      var value = field.of(evidence, pLoss);
      return value != null && (least == null || value >= least) && (most == null || value <= most);
    }
  }

  /** One of these is there. */
  public record OneOf(Field.Trait field, List<String> values) implements Condition {

    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public boolean holds(Evidence evidence, double pLoss) {
      for (var value : field.of(evidence)) {
        if (values.contains(value)) {
          return true;
        }
      }
      return false;
    }
  }

  boolean applies(Evidence evidence, double pLoss) {
    for (var condition : all) {
      if (!condition.holds(evidence, pLoss)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it looks at nothing but what was answered or said by the sender. */
  boolean asksOnlyWhatWasGiven() {
    return all.stream().allMatch(condition -> condition.field().isGiven());
  }
}
