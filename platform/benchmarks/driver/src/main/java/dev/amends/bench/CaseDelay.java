package dev.amends.bench;

import dev.amends.bench.Result.Bound;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** From the intended POST to the case that an agent can read, calm and in a burst. */
final class CaseDelay implements Section {

  private static final int CALM = 100;
  private static final int BURST = 1_000;

  /** One in so many responses is looked for; all of them are unhappy. */
  private static final int WATCHED = 10;

  private static final String PEER = "Spring, one record at a time";

  private final AtomicInteger runs = new AtomicInteger();

  /** Three applications. */
  private record Side(App ingest, App risk, App recovery, List<String> topics)
      implements AutoCloseable {

    @Override
    public void close() {
      ingest.close();
      risk.close();
      recovery.close();
    }
  }

  @Override
  public String name() {
    return "case";
  }

  @Override
  public List<Result> measure(Lab lab, Effort effort, Progress progress) throws Exception {
    lab.ensureTopics(Drain.PEER_TOPICS, 3);
    var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try (var ours = ours(lab);
        var peer = peer(lab)) {
      progress.say("warming up");
      for (var side : List.of(ours, peer)) {
        delay(vertx, lab, side, CALM, effort.warmUp(), 50);
      }
      progress.say("calm");
      var calm =
          Pairs.of(
              effort.pairs(),
              () -> delay(vertx, lab, ours, CALM, effort.slice(), 50),
              () -> delay(vertx, lab, peer, CALM, effort.slice(), 50));
      progress.say("burst");
      var burst =
          Pairs.of(
              effort.pairs(),
              () -> delay(vertx, lab, ours, BURST, effort.burst(), 99),
              () -> delay(vertx, lab, peer, BURST, effort.burst(), 99));
      return List.of(
          new Result(
              "POST to case over REST at 100/s, p50", "ms", PEER, calm, Bound.atMost(1.0), null),
          new Result(
              "the same in a burst of 1,000/s for %d s, p99".formatted(effort.burst().toSeconds()),
              "ms",
              PEER,
              burst,
              Bound.atMost(0.1),
              null));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private double delay(Vertx vertx, Lab lab, Side side, int rate, Duration time, double percentile)
      throws InterruptedException, ExecutionException {
    var expected = (int) (rate * time.toSeconds() / WATCHED);
    try (var load = new HttpLoad(side.ingest().port(), "/api/feedback", lab.token("upstream"));
        var sightings =
            new Sightings(vertx, side.recovery().port(), lab.token("agent"), expected)) {
      var start = System.nanoTime();
      var run = "delay-" + runs.incrementAndGet();
      var number = new AtomicInteger();
      load.open(() -> unhappy(run, number.getAndIncrement(), rate, start, sightings), rate, time);
      var delay = sightings.all().getValueAtPercentile(percentile) / 1e6;
      lab.empty(side.topics());
      return delay;
    }
  }

  private static Buffer unhappy(String run, int n, int rate, long start, Sightings sightings) {
    var customer = run + "-" + n;
    if (n % WATCHED == 0) {
      sightings.lookFor(customer, start + n * 1_000_000_000L / rate);
    }
    return Buffer.buffer(
        """
        {"source":"bench-delay","externalId":"%s","customerId":"%s","occurredAt":"2026-05-01T09:30:00Z",\
        "touchpoint":"delivery","language":"sv","scores":{"nps":1,"ces":2},\
        "comment":"Paketet kom aldrig fram och ingen svarade."}"""
            .formatted(customer, customer));
  }

  private static Side ours(Lab lab) {
    var apps = new ArrayList<App>();
    for (var module :
        List.of("survey-ingest-service", "risk-scoring-service", "recovery-workflow-service")) {
      var port = lab.freePort();
      var schema = lab.schema("delay_" + module.substring(0, module.indexOf('-')));
      apps.add(App.service(lab, module, port, lab.serviceSettings(port, schema)));
    }
    return new Side(
        apps.get(0),
        apps.get(1),
        apps.get(2),
        List.of("amends.feedback.v1", "amends.assessments.v1"));
  }

  private static Side peer(Lab lab) throws SQLException, IOException {
    var ingest = lab.freePort();
    var risk = lab.freePort();
    var recovery = lab.freePort();
    var riskSettings =
        lab.peerSettings(risk, lab.migrated("delay_peer_risk", "risk-scoring-service"));
    var recoverySettings =
        lab.peerSettings(
            recovery, lab.migrated("delay_peer_recovery", "recovery-workflow-service"));
    for (var settings : List.of(riskSettings, recoverySettings)) {
      settings.put("PEER_BATCH", "false");
      settings.put("PEER_SINGLE", "true");
    }
    var packages = "dev.amends.peer.";
    return new Side(
        App.peer(lab, packages + "ingest.IngestPeer", ingest, lab.peerSettings(ingest, null)),
        App.peer(lab, packages + "risk.RiskPeer", risk, riskSettings),
        App.peer(lab, packages + "recovery.RecoveryPeer", recovery, recoverySettings),
        List.of("peer.feedback.v1", "peer.assessments.v1"));
  }
}
