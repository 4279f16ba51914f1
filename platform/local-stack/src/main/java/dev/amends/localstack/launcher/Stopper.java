package dev.amends.localstack.launcher;

import dev.amends.localstack.process.Await;
import dev.amends.localstack.process.ManagedProcess;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends what the pid files name, last started first: whoever started it. */
final class Stopper {

  static final String SUPERVISOR_MARK = "dev.amends.localstack.Launcher";
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration SUPERVISOR_GRACE = Duration.ofSeconds(60);

  private final Layout layout;
  private final Parts parts;

  Stopper(Layout layout, Parts parts) {
    this.layout = layout;
    this.parts = parts;
  }

  PidFile supervisor() {
    return Parts.pidFile(layout, "supervisor", SUPERVISOR_MARK);
  }

  /** The supervisor stops its parts itself; returns whether there was one. */
  boolean stopSupervisor() {
    var living = supervisor().living();
    living.ifPresent(
        handle -> {
          System.out.println("Stopping Amends …");
          ManagedProcess.signal(handle.pid(), "TERM");
          Await.within(SUPERVISOR_GRACE, () -> !handle.isAlive());
        });
    return living.isPresent();
  }

  /** Returns whether anything had to be stopped. */
  boolean stopParts() {
    var any = new AtomicBoolean();
    for (var stage : parts.stages().reversed()) {
      var threads =
          stage.parts().reversed().stream()
              .map(part -> Thread.ofVirtual().start(() -> stop(part, any)))
              .toList();
      join(threads);
    }
    delete();
    return any.get();
  }

  private void delete() {
    try {
      Files.deleteIfExists(layout.readyMarker());
    } catch (java.io.IOException leftBehind) {
      System.err.println("could not delete " + layout.readyMarker());
    }
  }

  private void stop(Part part, AtomicBoolean any) {
    var file = parts.pidFile(part);
    file.living()
        .ifPresent(
            handle -> {
              any.set(true);
              ManagedProcess.signal(handle.pid(), part.stopSignal());
              var ended = Await.within(GRACE, () -> !handle.isAlive());
              if (!ended) {
                ManagedProcess.signal(handle.pid(), "KILL");
                Await.within(GRACE, () -> !handle.isAlive());
              }
              System.out.println("  ✓ " + part.name() + (ended ? " stopped" : " killed"));
            });
    file.delete();
  }

  private static void join(List<Thread> threads) {
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
