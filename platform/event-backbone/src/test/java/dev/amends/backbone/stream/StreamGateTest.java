package dev.amends.backbone.stream;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StreamGateTest {

  private final StreamGate gate = new StreamGate();

  @Test
  void itIsOpenUntilTheServiceStops() throws InterruptedException {
    assertDoesNotThrow(gate::enter);
    gate.leave();
    gate.close(new ShutdownEvent());
    assertThrows(StreamInterrupted.class, gate::enter);
    assertThrows(StreamInterrupted.class, gate::check);
  }

  @Test
  void theStopWaitsForWhatIsUnderWayAndLetsNothingElseIn() throws Exception {
    gate.enter();
    var closing = new CountDownLatch(1);
    var closed =
        CompletableFuture.runAsync(
            () -> {
              closing.countDown();
              assertDoesNotThrow(() -> gate.close(new ShutdownEvent()));
            });
    assertTrue(closing.await(5, TimeUnit.SECONDS));
    while (!refuses()) {
      Thread.onSpinWait();
    }
    assertFalse(closed.isDone());
    gate.leave();
    closed.get(5, TimeUnit.SECONDS);
  }

  private boolean refuses() {
    try {
      gate.check();
      return false;
    } catch (StreamInterrupted stopping) {
      return true;
    }
  }
}
