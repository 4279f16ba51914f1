package dev.amends.bench;

import dev.amends.bench.Result.Bound;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Responses that wait in Kafka are read, scored, stored and forwarded by the risk service alone,
 * beside a consumer that only inserts the same rows.
 */
final class Scoring implements Section {

  private static final String TOPIC = "amends.feedback.v1";
  private static final String FORWARDED = "amends.assessments.v1";
  private static final String BARE_TOPIC = "bench.bare.v1";
  private static final int PARTITIONS = 12;
  private static final double PER_SECOND = 5_000;
  private static final int WARM_RESPONSES = 20_000;
  private static final long POLL_MILLIS = 20;
  private static final long LIMIT_NANOS = 180_000_000_000L;

  private int runs;

  @Override
  public String name() {
    return "scoring";
  }

  @Override
  public List<Result> measure(Lab lab, Effort effort, Progress progress) throws Exception {
    lab.ensureTopics(List.of(BARE_TOPIC), PARTITIONS);
    var schema = lab.schema("scoring");
    var port = lab.freePort();
    try (var risk =
            App.service(lab, "risk-scoring-service", port, lab.serviceSettings(port, schema));
        var assessed = lab.connect(schema);
        var rows = lab.connect(rewriting(lab.migrated("bare", "risk-scoring-service")))) {
      var end = System.nanoTime() + effort.warmUp().toNanos();
      var last = 0.0;
      while (System.nanoTime() < end) {
        last = scored(lab, risk, assessed, WARM_RESPONSES);
      }
      progress.say("warm at %,.0f/s".formatted(last));
      try (var bare = new BareConsumer(lab.bootstrapServers(), BARE_TOPIC, assessed, rows)) {
        inserted(lab, bare, WARM_RESPONSES);
        var pairs =
            Pairs.of(
                effort.pairs(),
                () -> scored(lab, risk, assessed, effort.responses()),
                () -> inserted(lab, bare, effort.responses()));
        var name =
            "responses read, scored, stored and forwarded, of %,d".formatted(effort.responses());
        var bound = pairs.ours().stream().map(each -> PER_SECOND).toList();
        return List.of(
            new Result(
                name, "/s", "the bound", new Pairs(pairs.ours(), bound), Bound.atLeast(1), null),
            new Result(name, "/s", "a consumer that only inserts", pairs, Bound.atLeast(0), null));
      }
    }
  }

  /** As the service's own driver does: many rows in few statements. */
  private static String rewriting(String url) {
    return url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true";
  }

  /** Responses a second, from the moment at which the service may go on. */
  private double scored(Lab lab, App risk, Connection assessed, int responses) throws Exception {
    var crowd = new Crowd("scored" + runs++, responses);
    risk.freeze();
    crowd.produce(lab.bootstrapServers(), TOPIC);
    var before = lab.written(FORWARDED);
    var start = System.nanoTime();
    risk.thaw();
    while (count(assessed, crowd.lastCustomers()) < 2 * crowd.lastCustomers().length
        || lab.written(FORWARDED) < before + responses) {
      if (System.nanoTime() > start + LIMIT_NANOS) {
        throw new IllegalStateException("The service did not score all responses in time");
      }
      Thread.sleep(POLL_MILLIS);
    }
    return responses / ((System.nanoTime() - start) / 1e9);
  }

  private static int count(Connection assessed, String[] customers) throws SQLException {
    try (var count =
        assessed.prepareStatement("select count(*) from response where customer_id = any(?)")) {
      count.setArray(1, assessed.createArrayOf("text", customers));
      try (var row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private double inserted(Lab lab, BareConsumer bare, int responses) throws SQLException {
    new Crowd("bare" + runs++, responses).produce(lab.bootstrapServers(), BARE_TOPIC);
    var start = System.nanoTime();
    bare.insert(responses);
    return responses / ((System.nanoTime() - start) / 1e9);
  }
}
