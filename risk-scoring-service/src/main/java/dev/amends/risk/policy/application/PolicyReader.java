package dev.amends.risk.policy.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.amends.risk.assessment.domain.Field;
import dev.amends.risk.assessment.domain.Field.Figure;
import dev.amends.risk.assessment.domain.Field.Trait;
import dev.amends.risk.assessment.domain.RiskPolicy;
import dev.amends.risk.assessment.domain.Rule;
import dev.amends.risk.assessment.domain.Rule.Between;
import dev.amends.risk.assessment.domain.Rule.Condition;
import dev.amends.risk.assessment.domain.Rule.OneOf;
import dev.amends.risk.policy.application.PolicyDocument.Bands;
import dev.amends.risk.policy.application.PolicyDocument.ConditionText;
import dev.amends.risk.policy.application.PolicyDocument.RuleText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a policy and says everything that is wrong with it. */
final class PolicyReader {

  static final int MOST_RULES = 30;
  static final int MOST_CONDITIONS = 10;
  static final int MOST_VALUES = 100;
  static final int LONGEST_LABEL = 100;
  static final int LONGEST_VALUE = 100;
  private static final String NAME = "[a-z][a-z0-9-]{0,49}";
  private static final Set<String> LANGUAGES = Set.of("sv", "en");

  /** A member that nobody knows would be a condition that nobody asks. */
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private final List<Fault> faults = new ArrayList<>();

  private PolicyReader() {}

  /**
   * @param field where, as in {@code rules[2].all[0].atMost}
   * @param code {@code required}, {@code out-of-range}, {@code unknown}, {@code duplicate}, {@code
   *     too-long} or {@code malformed}
   */
  public record Fault(String field, String code, String message) {}

  /** A policy, or what keeps it from being one. */
  sealed interface Result {
    record Good(RiskPolicy policy) implements Result {}

    record Bad(List<Fault> faults) implements Result {}
  }

  static Result read(int version, JsonNode json) {
    var reader = new PolicyReader();
    var policy = reader.policy(version, json);
    return policy.isPresent() && reader.faults.isEmpty()
        ? new Result.Good(policy.get())
        : new Result.Bad(List.copyOf(reader.faults));
  }

  private Optional<RiskPolicy> policy(int version, JsonNode json) {
    PolicyDocument document;
    try {
      document = STRICT.treeToValue(json, PolicyDocument.class);
    } catch (JsonMappingException e) {
      fault(path(e), "malformed", "This member is not known or not of the expected kind.");
      return Optional.empty();
    } catch (JsonProcessingException e) {
      fault("", "malformed", "This is not a policy.");
      return Optional.empty();
    }
    var bands = bands(document.bands());
    return Optional.of(new RiskPolicy(version, rules(document), bands.medium(), bands.high()));
  }

  private static String path(JsonMappingException e) {
    var path = new StringBuilder();
    for (var part : e.getPath()) {
      if (part.getFieldName() == null) {
        path.append('[').append(part.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(part.getFieldName());
      }
    }
    return path.toString();
  }

  private Bands bands(Bands bands) {
    if (bands == null || bands.medium() == null || bands.high() == null) {
      fault("bands", "required", "bands needs medium and high.");
      return new Bands(0.0, 0.0);
    }
    if (!(bands.medium() > 0 && bands.medium() < bands.high() && bands.high() < 1)) {
      fault("bands", "out-of-range", "medium is above 0 and below high, which is below 1.");
    }
    return bands;
  }

  private List<Rule> rules(PolicyDocument document) {
    var rules = new ArrayList<Rule>();
    if (counted("rules", document.rules(), MOST_RULES)) {
      var names = new HashSet<String>();
      for (var at = 0; at < document.rules().size(); at++) {
        var where = "rules[" + at + "]";
        var text = document.rules().get(at);
        if (text == null || text.name() == null || !text.name().matches(NAME)) {
          fault(where + ".name", "malformed", "A name has small letters, digits and hyphens.");
        } else if (!names.add(text.name())) {
          fault(where + ".name", "duplicate", "Another rule has this name.");
        } else {
          label(where + ".label", text.label());
          rules.add(new Rule(text.name(), text.label(), conditions(where + ".all", text)));
        }
      }
    }
    return rules;
  }

  private void label(String where, Map<String, String> label) {
    if (label == null) {
      return;
    }
    if (!label.keySet().equals(LANGUAGES)) {
      fault(where, "required", "A label is given in sv and in en.");
    }
    if (label.values().stream()
        .anyMatch(text -> text == null || text.isBlank() || text.length() > LONGEST_LABEL)) {
      fault(where, "too-long", "A label has 1 to " + LONGEST_LABEL + " characters.");
    }
  }

  private List<Condition> conditions(String where, RuleText text) {
    var conditions = new ArrayList<Condition>();
    if (counted(where, text.all(), MOST_CONDITIONS)) {
      for (var at = 0; at < text.all().size(); at++) {
        condition(where + "[" + at + "]", text.all().get(at)).ifPresent(conditions::add);
      }
    }
    return conditions;
  }

  private Optional<Condition> condition(String where, ConditionText text) {
    var field = text == null || text.field() == null ? null : Field.of(text.field()).orElse(null);
    return switch (field) {
      case null -> {
        fault(where + ".field", "unknown", "A rule asks about " + Field.ids() + ".");
        yield Optional.empty();
      }
      case Figure figure -> between(where, figure, text);
      case Trait trait -> oneOf(where, trait, text);
    };
  }

  private Optional<Condition> between(String where, Figure figure, ConditionText text) {
    if (text.oneOf() != null || text.atLeast() == null && text.atMost() == null) {
      fault(where, "required", figure.id() + " takes atLeast, atMost or both.");
    } else if (!inRange(figure, text.atLeast()) || !inRange(figure, text.atMost())) {
      fault(where, "out-of-range", figure.id() + " is " + figure.range() + ".");
    } else if (text.atLeast() != null && text.atMost() != null && text.atLeast() > text.atMost()) {
      fault(where, "out-of-range", "atLeast is not above atMost.");
    }
    return Optional.of(new Between(figure, text.atLeast(), text.atMost()));
  }

  private static boolean inRange(Figure figure, Double value) {
    return value == null || figure.canBe(value);
  }

  private Optional<Condition> oneOf(String where, Trait trait, ConditionText text) {
    if (text.atLeast() != null || text.atMost() != null) {
      fault(where, "malformed", trait.id() + " takes oneOf.");
    }
    if (!counted(where + ".oneOf", text.oneOf(), MOST_VALUES)) {
      return Optional.empty();
    }
    if (text.oneOf().stream()
        .anyMatch(value -> value == null || value.isBlank() || value.length() > LONGEST_VALUE)) {
      fault(where + ".oneOf", "too-long", "A value has 1 to " + LONGEST_VALUE + " characters.");
      return Optional.empty();
    }
    return Optional.of(new OneOf(trait, text.oneOf()));
  }

  private boolean counted(String where, List<?> items, int most) {
    if (items == null || items.isEmpty() || items.size() > most) {
      fault(where, "required", "There are 1 to " + most + " of them.");
      return false;
    }
    return true;
  }

  private void fault(String field, String code, String message) {
    faults.add(new Fault(field, code, message));
  }
}
