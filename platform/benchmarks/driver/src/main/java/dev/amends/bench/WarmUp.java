package dev.amends.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Both sides get warm at the same time and share the processors for it alike: each has its minute,
 * and the two take one.
 */
final class WarmUp {

  private WarmUp() {}

  /** Returns when all have ended, or throws what stopped one of them. */
  static void together(List<Callable<Void>> sides) throws Exception {
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      var running = new ArrayList<Future<Void>>();
      sides.forEach(side -> running.add(threads.submit(side)));
      for (var side : running) {
        side.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
