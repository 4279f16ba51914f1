package dev.amends.localstack.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A topic as every installation has it. Names no class of Kafka's, so that tests without a broker
 * can compare what {@code deploy/} creates.
 */
public record PlannedTopic(String name, Map<String, String> settings) {

  /** Fixed: the order of one customer's events hangs on it. */
  public static final int PARTITIONS = 12;

  private static final List<String> EVENTS =
      List.of(
          "amends.feedback.v1",
          "amends.customers.v1",
          "amends.interactions.v1",
          "amends.assessments.v1",
          "amends.cases.v1",
          "amends.outreach.v1");
  private static final String COMPACTED = "amends.customers.v1";
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(14);

  public static List<PlannedTopic> all() {
    var topics = new ArrayList<PlannedTopic>();
    for (var name : EVENTS) {
      var settings = name.equals(COMPACTED) ? Map.of("cleanup.policy", "compact") : keeping(KEPT);
      topics.add(new PlannedTopic(name, settings));
      topics.add(new PlannedTopic(name + ".dlq", keeping(DEAD_LETTERS_KEPT)));
    }
    return List.copyOf(topics);
  }

  private static Map<String, String> keeping(Duration time) {
    return Map.of("retention.ms", Long.toString(time.toMillis()));
  }
}
