package dev.amends.acceptance.faults;

import dev.amends.acceptance.faults.Customer.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the product has to hold when every acknowledged answer has had its effect exactly once: a
 * fold of our own, which shares nothing with the services.
 */
final class Expected {

  /** One customer. */
  static final class OfCustomer {
    final Customer customer;

    /** The score that counts, by external id, in the order of the first revisions. */
    final Map<String, Integer> scores = new LinkedHashMap<>();

    /** How many different contents each response came with. */
    final Map<String, Integer> revisions = new LinkedHashMap<>();

    /** The responses that opened a case or joined one. */
    final Set<String> inCase = new HashSet<>();

    /** What the case's timeline tells, in order; empty if there is no case. */
    final List<String> timeline = new ArrayList<>();

    OfCustomer(Customer customer) {
      this.customer = customer;
    }

    private void fold(Answer answer) {
      var known = revisions.get(answer.externalId());
      if (known != null && answer.revision() <= known) {
        // The same content again is the same event.
        return;
      }
      revisions.put(answer.externalId(), answer.revision());
      scores.put(answer.externalId(), answer.nps());
      if (known != null) {
        if (!timeline.isEmpty()) {
          timeline.add("correction");
        }
      } else if (answer.nps() <= 6) {
        timeline.add(timeline.isEmpty() ? "opened" : "feedback-joined");
        inCase.add(answer.externalId());
      }
    }

    int messages() {
      return customer.kind() == Kind.FAN ? 1 : 0;
    }
  }

  private final Map<Customer, OfCustomer> customers = new LinkedHashMap<>();

  private Expected() {}

  static Expected of(List<Answer> acknowledged) {
    var expected = new Expected();
    for (var answer : acknowledged) {
      expected.customers.computeIfAbsent(answer.customer(), OfCustomer::new).fold(answer);
    }
    return expected;
  }

  List<OfCustomer> customers() {
    return List.copyOf(customers.values());
  }

  int responses() {
    return customers.values().stream().mapToInt(each -> each.scores.size()).sum();
  }

  /** Net Promoter Score of all, −100 to 100. */
  double nps() {
    var promoters = count(9, 10);
    var detractors = count(0, 6);
    return 100.0 * (promoters - detractors) / responses();
  }

  private long count(int least, int most) {
    return customers.values().stream()
        .flatMap(each -> each.scores.values().stream())
        .filter(score -> score >= least && score <= most)
        .count();
  }
}
