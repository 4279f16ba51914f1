package dev.amends.bench;

import dev.amends.bench.Result.Bound;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** From the intended POST to the case that an agent can read, calm and in a burst. */
final class CaseDelay implements Section {

  private static final int CALM = 100;
  private static final int BURST = 1_000;

  /** All responses are unhappy; so many a second are looked for. */
  private static final int WATCHED = 10;

  /** Of the other side's processors while it is to be idle: polling, and what the compiler ends. */
  private static final double IDLE = 0.1;

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration SETTLED_AFTER = Duration.ofSeconds(20);

  private static final String PEER = "Spring, one record at a time";

  private final AtomicInteger runs = new AtomicInteger();

  /**
   * Three applications.
   *
   * @param warmUp responses a second that it can carry while it is cold and the other side is, too:
   *     a backlog says nothing new to the compiler
   */
  private record Side(
      String name, App ingest, App risk, App recovery, List<String> topics, int warmUp)
      implements AutoCloseable {

    private Duration cpu() {
      return ingest.cpu().plus(risk.cpu()).plus(recovery.cpu());
    }

    /** Returns when it has nothing more to do: what it left behind would slow the other side. */
    void settle() throws InterruptedException {
      var limit = System.nanoTime() + SETTLED_AFTER.toNanos();
      var busy = true;
      while (busy && System.nanoTime() < limit) {
        var before = cpu();
        Thread.sleep(LOOK);
        busy = cpu().minus(before).toNanos() > IDLE * LOOK.toNanos();
      }
    }

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
      // At the calm rate the JVMs would compile for many minutes what is measured then.
      WarmUp.together(
          List.of(
              () -> warmUp(progress, vertx, lab, ours, effort),
              () -> warmUp(progress, vertx, lab, peer, effort)));
      progress.say("calm");
      var calm =
          Pairs.of(
              effort.pairs(),
              () -> delay(progress, vertx, lab, ours, CALM, effort.slice(), 50),
              () -> delay(progress, vertx, lab, peer, CALM, effort.slice(), 50));
      progress.say("burst");
      var burst =
          Pairs.of(
              effort.pairs(),
              () -> delay(progress, vertx, lab, ours, BURST, effort.burst(), 99),
              () -> delay(progress, vertx, lab, peer, BURST, effort.burst(), 99));
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

  private Void warmUp(Progress progress, Vertx vertx, Lab lab, Side side, Effort effort)
      throws InterruptedException, ExecutionException {
    delay(progress, vertx, lab, side, side.warmUp(), effort.warmUp(), 50);
    return null;
  }

  private double delay(
      Progress progress,
      Vertx vertx,
      Lab lab,
      Side side,
      int rate,
      Duration time,
      double percentile)
      throws InterruptedException, ExecutionException {
    var expected = (int) (WATCHED * time.toSeconds());
    try (var load = new HttpLoad(side.ingest().port(), "/api/feedback", lab.token("upstream"));
        var sightings =
            new Sightings(vertx, side.recovery().port(), lab.token("agent"), expected)) {
      var start = System.nanoTime();
      var run = "delay-" + runs.incrementAndGet();
      var number = new AtomicInteger();
      load.open(() -> unhappy(run, number.getAndIncrement(), rate, start, sightings), rate, time);
      var seen = sightings.all();
      progress.say(
          "%s at %,d/s: p50 %,.0f ms, p99 %,.0f ms"
              .formatted(
                  side.name(),
                  rate,
                  seen.getValueAtPercentile(50) / 1e6,
                  seen.getValueAtPercentile(99) / 1e6));
      var delay = seen.getValueAtPercentile(percentile) / 1e6;
      lab.empty(side.topics());
      side.settle();
      return delay;
    }
  }

  private static Buffer unhappy(String run, int n, int rate, long start, Sightings sightings) {
    var customer = run + "-" + n;
    if (n % (rate / WATCHED) == 0) {
      sightings.lookFor(customer, start + n * 1_000_000_000L / rate);
    }
    return Buffer.buffer(
        """
        {"source":"bench-delay","externalId":"%s","customerId":"%s","occurredAt":"2026-05-01T09:30:00Z","mode":"live",\
        "touchpoint":"delivery","language":"sv","scores":{"nps":1,"ces":2},\
        "comment":"Paketet kom aldrig fram och ingen svarade."}"""
            .formatted(customer, customer));
  }

  private static Side ours(Lab lab) {
    var apps =
        App.all(
            List.of(
                service(lab, "survey-ingest-service"),
                service(lab, "risk-scoring-service"),
                service(lab, "recovery-workflow-service")));
    return new Side(
        "Amends",
        apps.get(0),
        apps.get(1),
        apps.get(2),
        List.of("amends.feedback.v1", "amends.assessments.v1"),
        120);
  }

  private static Supplier<App> service(Lab lab, String module) {
    var port = lab.freePort();
    var schema = lab.schema("delay_" + module.substring(0, module.indexOf('-')));
    return () -> App.service(lab, module, port, lab.serviceSettings(port, schema));
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
      // Who takes one record at a time fetches few: what was fetched is worked off in our turn.
      settings.put("SPRING_KAFKA_CONSUMER_MAX_POLL_RECORDS", "100");
      settings.put("SPRING_KAFKA_CONSUMER_PROPERTIES_MAX_PARTITION_FETCH_BYTES", "65536");
    }
    var packages = "dev.amends.peer.";
    var ingestSettings = lab.peerSettings(ingest, null);
    var apps =
        App.all(
            List.of(
                () -> App.peer(lab, packages + "ingest.IngestPeer", ingest, ingestSettings),
                () -> App.peer(lab, packages + "risk.RiskPeer", risk, riskSettings),
                () ->
                    App.peer(lab, packages + "recovery.RecoveryPeer", recovery, recoverySettings)));
    return new Side(
        "Spring",
        apps.get(0),
        apps.get(1),
        apps.get(2),
        List.of("peer.feedback.v1", "peer.assessments.v1"),
        60);
  }
}
