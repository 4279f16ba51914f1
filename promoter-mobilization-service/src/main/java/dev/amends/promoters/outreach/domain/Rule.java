package dev.amends.promoters.outreach.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One reason not to send, and when it applies. */
public record Rule<T>(Reason reason, Predicate<T> applies) {

  /** The first that applies, in the order of the list: it is the one the marketer reads. */
  static <T> Optional<Reason> first(List<Rule<T>> rules, T facts) {
    return rules.stream().filter(rule -> rule.applies().test(facts)).findFirst().map(Rule::reason);
  }
}
