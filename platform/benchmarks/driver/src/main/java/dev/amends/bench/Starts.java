package dev.amends.bench;

import dev.amends.bench.Result.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** From the command to the first answer, with the JVM's ahead-of-time cache and without it. */
final class Starts implements Section {

  /** The one with the most to load. */
  private static final List<String> SERVICES = List.of("recovery-workflow-service");

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Result> measure(Lab lab, Effort effort, Progress progress) throws Exception {
    var results = new ArrayList<Result>();
    for (var module : SERVICES) {
      var port = lab.freePort();
      var settings =
          lab.serviceSettings(
              port, lab.schema("start_" + module.substring(0, module.indexOf('-'))));
      progress.say(module + " is trained");
      App.training(lab, module, port, settings).close();
      progress.say(module + " is started");
      var pairs =
          Pairs.of(
              effort.pairs(),
              () -> seconds(() -> App.cached(lab, module, port, settings)),
              () -> seconds(() -> App.service(lab, module, port, settings)));
      results.add(
          new Result(
              "start of " + module + " to its first answer, with an ahead-of-time cache",
              "s",
              "without",
              pairs,
              Bound.atMost(0.45),
              null));
    }
    return results;
  }

  private static double seconds(Supplier<App> start) {
    var before = System.nanoTime();
    var app = start.get();
    var seconds = (System.nanoTime() - before) / 1e9;
    app.close();
    return seconds;
  }
}
