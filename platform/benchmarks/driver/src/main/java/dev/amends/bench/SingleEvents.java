package dev.amends.bench;

import dev.amends.bench.Result.Bound;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** One response per request, answered after the broker's acknowledgement. */
record SingleEvents(App app) {

  private static final int UNDER_WAY = 64;
  private static final int OPEN_RATE = 2_000;
  private static final String PEER = "Spring endpoint";

  /**
   * What a side does with its responses after the answer, and has to have done before the other's
   * turn.
   */
  private interface Afterwards {
    void await() throws InterruptedException, ExecutionException;
  }

  private record Side(
      String name,
      App app,
      HttpLoad load,
      Supplier<Buffer> bodies,
      Afterwards afterwards,
      List<Double> micros) {

    /** Also notes the processor time of each response, with all that comes after its answer. */
    double rate(Duration time) throws InterruptedException, ExecutionException {
      var before = app.cpu();
      var outcome = load.closed(bodies, UNDER_WAY, time);
      afterwards.await();
      micros.add(app.cpu().minus(before).toNanos() / 1e3 / outcome.answered());
      return outcome.rate();
    }

    double p99(Duration time) throws InterruptedException, ExecutionException {
      var delay = load.open(bodies, OPEN_RATE, time).millisAt(99);
      afterwards.await();
      return delay;
    }
  }

  List<Result> measure(Lab lab, Effort effort, Progress progress) throws Exception {
    lab.ensureTopics(List.of("peer.feedback.v1"), 3);
    var peerPort = lab.freePort();
    var token = lab.token("upstream");
    try (var peerApp =
            App.peer(
                lab,
                "dev.amends.peer.ingest.IngestPeer",
                peerPort,
                lab.peerSettings(peerPort, null));
        var load = new HttpLoad(app.port(), "/api/feedback", token);
        var peerLoad = new HttpLoad(peerPort, "/api/feedback", token)) {
      var ours =
          new Side(
              "Amends",
              app,
              load,
              new Payloads("a")::one,
              () -> lab.awaitCaughtUp("survey-ingest", "amends.feedback.v1"),
              new ArrayList<>());
      var peer =
          new Side(
              "Spring", peerApp, peerLoad, new Payloads("b")::one, () -> {}, new ArrayList<>());
      warmUp(ours, effort, progress);
      warmUp(peer, effort, progress);
      return results(ours, peer, effort, progress);
    }
  }

  private static void warmUp(Side side, Effort effort, Progress progress)
      throws InterruptedException, ExecutionException {
    var end = System.nanoTime() + effort.warmUp().toNanos();
    while (System.nanoTime() < end) {
      progress.say("%s warms up, %,.0f/s".formatted(side.name(), side.rate(effort.slice())));
    }
  }

  private static List<Result> results(Side ours, Side peer, Effort effort, Progress progress)
      throws Exception {
    var slice = effort.slice();
    progress.say("rate and CPU");
    ours.micros().clear();
    peer.micros().clear();
    var rate = Pairs.of(effort.pairs(), () -> ours.rate(slice), () -> peer.rate(slice));
    var cpu = new Pairs(ours.micros(), peer.micros());
    progress.say("open loop");
    var delay = Pairs.of(effort.pairs(), () -> ours.p99(slice), () -> peer.p99(slice));
    return List.of(
        new Result(
            "one response per POST, 202 after the acknowledgement",
            "/s",
            PEER,
            rate,
            Bound.atLeast(2.0),
            2.5),
        new Result(
            "the same, CPU of the service per response", "µs", PEER, cpu, Bound.atMost(0.45), 0.30),
        new Result(
            "open loop 2,000/s, delay to the acknowledgement, p99",
            "ms",
            PEER,
            delay,
            Bound.atMost(0.5),
            0.25));
  }
}
