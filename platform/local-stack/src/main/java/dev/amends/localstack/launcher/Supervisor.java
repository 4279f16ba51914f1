package dev.amends.localstack.launcher;

import dev.amends.localstack.demo.DemoLoader;
import dev.amends.localstack.process.Folders;
import dev.amends.localstack.process.Ports;
import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Starts everything, says so, and waits to be told to stop. It never restarts what was killed. */
final class Supervisor {

  private final Layout layout;
  private final Map<String, String> environment;
  private final Parts parts;
  private final Stopper stopper;
  private final Progress progress = Progress.onThisOutput();
  private final Set<Thread> starting = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  Supervisor(Layout layout, Map<String, String> environment, Parts parts) {
    this.layout = layout;
    this.environment = environment;
    this.parts = parts;
    this.stopper = new Stopper(layout, parts);
  }

  void run() {
    var before = System.nanoTime();
    prepare();
    var credentials = Credentials.keptIn(layout.credentials(), environment);
    Secrets.keptIn(layout.secrets());
    stopper.supervisor().write(ProcessHandle.current());
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopEverything));
    parts.stages().forEach(this::startTogether);
    loadDemoData(credentials);
    var seconds = (System.nanoTime() - before) / 1_000_000_000;
    System.out.print(Welcome.text(credentials, seconds));
    announceReady();
    waitForTheEnd();
  }

  private void prepare() {
    Preflight.javaVersion(Runtime.version().feature());
    stopper
        .supervisor()
        .living()
        .ifPresent(
            running -> {
              throw new StackFailure(
                  "Amends is running already (pid "
                      + running.pid()
                      + "): open "
                      + Services.address(StackPort.GATEWAY, environment)
                      + ", or 'make stop' first.");
            });
    try {
      Files.deleteIfExists(layout.readyMarker());
      Preflight.freeSpace(layout);
      if ("1".equals(environment.get("FRESH"))) {
        stopper.stopParts();
        Folders.delete(layout.local().resolve("data"));
        for (var part : parts.all()) {
          Folders.delete(layout.data(part.name()));
        }
      }
    } catch (IOException e) {
      throw new StackFailure(".local could not be prepared: " + e.getMessage(), e);
    }
    for (var part : parts.all()) {
      if (parts.living(part).isEmpty()) {
        Preflight.ports(part.ports(), environment, Ports::taken);
      }
    }
    build();
  }

  private void build() {
    var services = new Services(layout, environment);
    var wanted = new ArrayList<>(Services.ALL);
    wanted.add(Services.GATEWAY);
    wanted.removeIf(
        service -> parts.all().stream().noneMatch(p -> p.name().equals(service.name())));
    var build = new Build(layout, services);
    var outdated = build.outdated(wanted);
    if (!outdated.isEmpty()) {
      var names = String.join(", ", outdated.stream().map(Services.Service::name).toList());
      System.out.println("Building " + names + " …");
      progress.started("build");
      build.build(outdated);
      progress.done("build", "");
    }
  }

  private void startTogether(Parts.Stage stage) {
    var failures = Collections.synchronizedList(new ArrayList<StackFailure>());
    var threads = new ArrayList<Thread>();
    for (var part : stage.parts()) {
      threads.add(Thread.ofVirtual().start(() -> start(part, failures)));
    }
    starting.addAll(threads);
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    starting.clear();
    if (stopping) {
      waitForTheEnd();
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  private void start(Part part, List<StackFailure> failures) {
    progress.started(part.name());
    try {
      if (parts.living(part).isPresent()) {
        progress.done(part.name(), "was running already");
        return;
      }
      part.start();
      var address = "port " + part.ports().getFirst().in(environment);
      progress.done(part.name(), address);
    } catch (StackFailure failure) {
      if (stopping) {
        return;
      }
      progress.failed(part.name());
      failures.add(new StackFailure(part.name() + ": " + failure.getMessage(), failure));
    }
  }

  private void loadDemoData(Credentials credentials) {
    var everything = parts.all().size() == Services.ALL.size() + 4;
    if (everything && !"0".equals(environment.get("DEMO"))) {
      progress.started("demo data");
      var client = credentials.clients().getFirst();
      var loader =
          new DemoLoader(
              credentials.baseUrl(), client.clientId(), client.clientSecret(), layout.demoMarker());
      progress.done("demo data", loader.load());
    }
  }

  private void announceReady() {
    try {
      Files.createDirectories(layout.readyMarker().getParent());
      Files.writeString(layout.readyMarker(), "ready");
    } catch (IOException e) {
      throw new StackFailure(".local could not be written: " + e.getMessage(), e);
    }
  }

  private static void waitForTheEnd() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nobody may start, or start again, what is about to be stopped. */
  private void endTheStart() {
    stopping = true;
    for (var thread : starting) {
      thread.interrupt();
      try {
        thread.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void stopEverything() {
    System.out.println();
    System.out.println("Stopping Amends …");
    endTheStart();
    stopper.stopParts();
    stopper.supervisor().delete();
  }
}
