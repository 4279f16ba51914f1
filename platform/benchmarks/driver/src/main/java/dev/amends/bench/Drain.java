package dev.amends.bench;

import dev.amends.bench.Result.Bound;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;

/** Responses that wait in Kafka become assessments and cases. */
final class Drain implements Section {

  static final List<String> PEER_TOPICS =
      List.of("peer.feedback.v1", "peer.assessments.v1", "peer.cases.v1");
  private static final long POLL_MILLIS = 20;
  private static final long LIMIT_NANOS = 180_000_000_000L;
  private static final int WARM_UP_RESPONSES = 20_000;

  /** Two applications with their databases. */
  record Side(
      String name, String topic, App risk, App recovery, Connection assessed, Connection cases)
      implements AutoCloseable {

    @Override
    public void close() throws SQLException {
      assessed.close();
      cases.close();
      risk.close();
      recovery.close();
    }
  }

  @Override
  public String name() {
    return "drain";
  }

  @Override
  public List<Result> measure(Lab lab, Effort effort, Progress progress) throws Exception {
    lab.ensureTopics(PEER_TOPICS, 3);
    try (var ours = ours(lab);
        var peer = peer(lab)) {
      var runs = new int[1];
      for (var side : List.of(ours, peer)) {
        var end = System.nanoTime() + effort.warmUp().toNanos();
        var last = 0.0;
        while (System.nanoTime() < end) {
          last = rate(lab, side, new Crowd("warm" + runs[0]++, WARM_UP_RESPONSES));
        }
        progress.say("%s warm at %,.0f/s".formatted(side.name(), last));
      }
      var pairs =
          Pairs.of(
              effort.pairs(),
              () -> rate(lab, ours, new Crowd("run" + runs[0]++, effort.responses())),
              () -> rate(lab, peer, new Crowd("run" + runs[0]++, effort.responses())));
      return List.of(
          new Result(
              "drain of %,d waiting responses into assessments and cases"
                  .formatted(effort.responses()),
              "/s",
              "Spring batch listeners",
              pairs,
              Bound.atLeast(1.0),
              1.8));
    }
  }

  private static Side ours(Lab lab) throws SQLException {
    var risk = lab.freePort();
    var recovery = lab.freePort();
    var assessed = lab.schema("drain_risk");
    var cases = lab.schema("drain_recovery");
    var riskSettings = lab.serviceSettings(risk, assessed);
    var recoverySettings = lab.serviceSettings(recovery, cases);
    var apps =
        App.all(
            List.of(
                () -> App.service(lab, "risk-scoring-service", risk, riskSettings),
                () -> App.service(lab, "recovery-workflow-service", recovery, recoverySettings)));
    return new Side(
        "Amends",
        "amends.feedback.v1",
        apps.get(0),
        apps.get(1),
        lab.connect(assessed),
        lab.connect(cases));
  }

  private static Side peer(Lab lab) throws SQLException, IOException {
    var risk = lab.freePort();
    var recovery = lab.freePort();
    var assessed = lab.migrated("drain_peer_risk", "risk-scoring-service");
    var cases = lab.migrated("drain_peer_recovery", "recovery-workflow-service");
    var riskSettings = lab.peerSettings(risk, assessed);
    var recoverySettings = lab.peerSettings(recovery, cases);
    var apps =
        App.all(
            List.of(
                () -> App.peer(lab, "dev.amends.peer.risk.RiskPeer", risk, riskSettings),
                () ->
                    App.peer(
                        lab, "dev.amends.peer.recovery.RecoveryPeer", recovery, recoverySettings)));
    return new Side(
        "Spring",
        "peer.feedback.v1",
        apps.get(0),
        apps.get(1),
        lab.connect(assessed),
        lab.connect(cases));
  }

  /** Responses a second, from the moment at which the applications may go on. */
  private static double rate(Lab lab, Side side, Crowd crowd)
      throws SQLException, InterruptedException {
    side.risk().freeze();
    side.recovery().freeze();
    crowd.produce(lab.bootstrapServers(), side.topic());
    var start = System.nanoTime();
    side.risk().thaw();
    side.recovery().thaw();
    awaitLast(side, crowd, start + LIMIT_NANOS);
    var seconds = (System.nanoTime() - start) / 1e9;
    compare(side, crowd);
    return crowd.responses() / seconds;
  }

  /** Each partition is worked off in order, so the last customers are done when all are. */
  private static void awaitLast(Side side, Crowd crowd, long limit)
      throws SQLException, InterruptedException {
    var last = crowd.lastCustomers();
    try (var done =
        side.cases()
            .prepareStatement(
                "select count(*) from recovery_case where customer_id = any(?) and responses = 2")) {
      done.setArray(1, side.cases().createArrayOf("text", last));
      while (true) {
        try (var row = done.executeQuery()) {
          row.next();
          if (row.getInt(1) == last.length) {
            return;
          }
        }
        if (System.nanoTime() > limit) {
          throw new IllegalStateException(side.name() + " did not drain in time");
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  /** A rate counts only if everything is there, once. */
  private static void compare(Side side, Crowd crowd) throws SQLException {
    var prefix = crowd.run() + "-%";
    try (var count =
        side.assessed()
            .prepareStatement("select count(*) from response where customer_id like ?")) {
      count.setString(1, prefix);
      try (var row = count.executeQuery()) {
        row.next();
        if (row.getInt(1) != crowd.responses()) {
          throw new IllegalStateException(
              side.name() + " assessed " + row.getInt(1) + " of " + crowd.responses());
        }
      }
    }
    var found = new HashMap<String, Integer>();
    try (var select =
        side.cases()
            .prepareStatement(
                "select customer_id, responses from recovery_case where customer_id like ?")) {
      select.setString(1, prefix);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.merge(row.getString(1), row.getInt(2), Integer::sum);
        }
      }
    }
    if (!found.equals(crowd.cases())) {
      throw new IllegalStateException(side.name() + " has other cases than the fold");
    }
  }
}
