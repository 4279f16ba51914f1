package dev.amends.localstack.process;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Polls with a deadline: nothing here waits longer, or shorter, than it has to. */
public final class Await {

  private static final long POLL_MILLIS = 50;

  private Await() {}

  public static void until(String what, Duration limit, Callable<Boolean> condition) {
    if (!within(limit, condition)) {
      throw new StackFailure(what + " did not happen within " + limit.toSeconds() + " s.");
    }
  }

  /** True as soon as the condition holds; an exception counts as "not yet". */
  public static boolean within(Duration limit, Callable<Boolean> condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      if (holds(condition)) {
        return true;
      }
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause();
    }
  }

  private static boolean holds(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (StackFailure failure) {
      throw failure;
    } catch (Exception notYet) {
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted while waiting.", e);
    }
  }
}
