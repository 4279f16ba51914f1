package dev.amends.bench;

import dev.amends.localstack.process.CachedStart;
import dev.amends.localstack.process.ManagedProcess;
import dev.amends.localstack.process.StackFailure;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One application under measurement, in a JVM of its own. */
final class App implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** A training run writes its cache when it ends. */
  private static final Duration TRAINING_GRACE = Duration.ofSeconds(120);

  /** The same for both sides; everything else is the JVM's own choice. */
  private static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m");

  /** What a service has to get along with however much comes. */
  private static final List<String> SMALL_HEAP = List.of("-Xms256m", "-Xmx256m");

  private final ManagedProcess process;
  private final int port;
  private final Duration grace;
  private final List<String> heap;

  private App(String name, int port, Path log, Duration grace, List<String> heap) {
    this.process = new ManagedProcess(name, log);
    this.port = port;
    this.grace = grace;
    this.heap = heap;
  }

  /** A service of the product, as it is packaged. */
  static App service(Lab lab, String module, int port, Map<String, String> environment) {
    var jar = packaged(lab, module).resolve("quarkus-run.jar").toString();
    return service(lab, module, port, environment, List.of("-jar", jar), GRACE);
  }

  /** A service with a heap of 256 MB. */
  static App small(Lab lab, String module, int port, Map<String, String> environment) {
    var jar = packaged(lab, module).resolve("quarkus-run.jar").toString();
    var app = new App(module, port, lab.log(module), GRACE, SMALL_HEAP);
    app.start(lab, List.of("-jar", jar), environment, "/q/health/ready");
    return app;
  }

  /** A service that leaves an ahead-of-time cache behind when it is closed. */
  static App training(Lab lab, String module, int port, Map<String, String> environment) {
    var arguments = new CachedStart(packaged(lab, module)).training();
    return service(lab, module, port, environment, arguments, TRAINING_GRACE);
  }

  /** A service that starts from its cache. */
  static App cached(Lab lab, String module, int port, Map<String, String> environment) {
    var arguments = new CachedStart(packaged(lab, module)).arguments();
    return service(lab, module, port, environment, arguments, GRACE);
  }

  /** Starts them beside each other. */
  static List<App> all(List<Supplier<App>> starts) {
    return starts.parallelStream().map(Supplier::get).toList();
  }

  private static App service(
      Lab lab,
      String module,
      int port,
      Map<String, String> environment,
      List<String> arguments,
      Duration grace) {
    var app = new App(module, port, lab.log(module), grace, HEAP);
    app.start(lab, arguments, environment, "/q/health/ready");
    return app;
  }

  private static Path packaged(Lab lab, String module) {
    return lab.root().resolve(module).resolve("target/quarkus-app");
  }

  /** A peer, from its classes and jars: nothing is unpacked at the start. */
  static App peer(Lab lab, String main, int port, Map<String, String> environment) {
    var name = main.substring(main.lastIndexOf('.') + 1);
    var app = new App(name, port, lab.log(name), GRACE, HEAP);
    var target = lab.root().resolve("platform/benchmarks/spring-peer/target");
    var classPath = target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*";
    app.start(lab, List.of("-cp", classPath, main), environment, "/");
    return app;
  }

  private void start(Lab lab, List<String> program, Map<String, String> environment, String probe) {
    var command = new ArrayList<>(List.of(lab.java()));
    command.addAll(heap);
    if (Boolean.getBoolean("amends.bench.profile")) {
      var recording = lab.log(process.name()).toString().replace(".log", ".jfr");
      command.add("-XX:StartFlightRecording:settings=profile,filename=" + recording);
    }
    command.addAll(program);
    process.start(command, environment);
    // An interrupted measurement leaves nothing behind that would slow the next.
    Runtime.getRuntime().addShutdownHook(new Thread(process::kill));
    try (var http = HttpClient.newHttpClient()) {
      awaitAnswer(http, probe);
    }
  }

  /** Looks often: a start is measured to its first answer. */
  private void awaitAnswer(HttpClient http, String probe) {
    var limit = System.nanoTime() + START_LIMIT.toNanos();
    try {
      while (!answers(http, probe)) {
        if (System.nanoTime() > limit) {
          throw new StackFailure(process.name() + " did not start:\n" + process.lastLines(20));
        }
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted while waiting.", e);
    }
  }

  /** A service says that it is ready; of a peer any answer will do. */
  private boolean answers(HttpClient http, String probe) throws InterruptedException {
    if (!process.alive()) {
      throw new StackFailure(process.name() + " ended:\n" + process.lastLines(20));
    }
    try {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + probe)).build();
      var status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == 200 || probe.equals("/");
    } catch (IOException notYet) {
      return false;
    }
  }

  int port() {
    return port;
  }

  /** User and system time of the process so far. */
  Duration cpu() {
    return ProcessHandle.of(process.pid()).orElseThrow().info().totalCpuDuration().orElseThrow();
  }

  void freeze() {
    process.signal("STOP");
  }

  void thaw() {
    process.signal("CONT");
  }

  /** As if the power went. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.stop("TERM", grace);
  }
}
