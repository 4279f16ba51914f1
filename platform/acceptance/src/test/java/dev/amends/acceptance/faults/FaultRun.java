package dev.amends.acceptance.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionTimeoutException;

/** One run: load, faults one after the other, and the comparison of everything afterwards. */
final class FaultRun {

  private static final Duration CALM = Duration.ofSeconds(1);
  private static final Duration RESUMES_WITHIN = Duration.ofSeconds(60);
  private static final Duration SETTLES_WITHIN = Duration.ofSeconds(90);
  private static final int SHOWN = 20;

  /** A fault that happened, and the longest time without an acknowledgement around it. */
  record Happened(Fault fault, Duration away, Duration pause) {

    double ratio() {
      return (double) pause.toMillis() / away.toMillis();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s: away %.1f s, longest pause %.1f s",
          fault.name(),
          away.toMillis() / 1000.0,
          pause.toMillis() / 1000.0);
    }
  }

  /** What came of a run. */
  record Result(
      long seed, int acknowledged, int responses, List<Happened> faults, List<String> differences) {

    String report() {
      var lines = new ArrayList<String>();
      lines.add(
          "Run with seed "
              + seed
              + ": "
              + acknowledged
              + " acknowledged, "
              + responses
              + " responses, "
              + differences.size()
              + " differences");
      faults.forEach(fault -> lines.add("  " + fault));
      differences.stream().limit(SHOWN).forEach(each -> lines.add("  ! " + each));
      return String.join("\n", lines);
    }
  }

  private final Api api;
  private final Load load;
  private final String source;
  private final long seed;

  FaultRun(Api api, long seed) {
    this.api = api;
    this.seed = seed;
    // The time makes the customers of a repeated seed new ones.
    this.source = "faults-" + seed + "-" + Long.toString(System.currentTimeMillis(), 36);
    this.load = new Load(api.baseUrl(), () -> api.tokens().apply("upstream"), source, seed);
  }

  Result run(List<Fault> faults) throws IOException, InterruptedException {
    load.start();
    LockSupport.parkNanos(CALM.toNanos());
    var happened = new ArrayList<Happened>();
    for (var fault : faults) {
      happened.add(happen(fault));
      LockSupport.parkNanos(CALM.toNanos());
    }
    load.stop();
    var expected = Expected.of(load.acknowledged());
    var checker = new Checker(api, source, expected, load.receipts());
    return new Result(
        seed, load.acknowledged().size(), expected.responses(), happened, settled(checker));
  }

  private Happened happen(Fault fault) throws IOException {
    var from = System.nanoTime();
    var away = fault.happen();
    var mended = System.nanoTime();
    await()
        .atMost(RESUMES_WITHIN)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> load.acknowledgedSince(mended));
    return new Happened(fault, away, load.longestPause(from, System.nanoTime()));
  }

  /** What is still different when everything that was under way has had its time. */
  private static List<String> settled(Checker checker) throws IOException, InterruptedException {
    try {
      await()
          .atMost(SETTLES_WITHIN)
          .pollInterval(Duration.ofSeconds(1))
          .ignoreExceptions()
          .until(checker::figuresAgree);
      await()
          .atMost(SETTLES_WITHIN)
          .pollInterval(Duration.ofSeconds(1))
          .ignoreExceptions()
          .until(() -> checker.differences().isEmpty());
      return List.of();
    } catch (ConditionTimeoutException stillDifferent) {
      return checker.differences();
    }
  }
}
