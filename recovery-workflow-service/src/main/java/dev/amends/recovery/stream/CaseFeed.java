package dev.amends.recovery.stream;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One reader per instance for all its listeners. It keeps the last hour, so that a listener who was
 * away resumes without a gap; who was away for longer is told to fetch anew.
 */
@ApplicationScoped
class CaseFeed {

  static final Duration MEMORY = Duration.ofHours(1);
  static final int MOST_REMEMBERED = 50_000;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Logger LOG = Logger.getLogger(CaseFeed.class);

  private final OutboxReader outbox;
  private final Clock clock;
  private final Object order = new Object();
  private final ArrayDeque<CaseSignal> remembered = new ArrayDeque<>();
  private final Set<MultiEmitter<? super CaseSignal>> listeners = ConcurrentHashMap.newKeySet();
  private Position forgottenUpTo = Position.START;
  private Position last = Position.START;
  private volatile boolean running;

  CaseFeed(OutboxReader outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Hands over what the listener missed, or a reset if that is forgotten, then everything that
   * comes, without a gap and in order.
   *
   * @param after the last it has seen, or null if it has seen nothing and wants only what is to
   *     come
   */
  void listen(MultiEmitter<? super CaseSignal> listener, Position after) {
    synchronized (order) {
      listener.onTermination(() -> listeners.remove(listener));
      listeners.add(listener);
      if (after == null) {
        return;
      }
      if (after.compareTo(forgottenUpTo) < 0 || after.compareTo(last) > 0) {
        listener.emit(CaseSignal.RESET);
        return;
      }
      remembered.stream()
          .filter(signal -> signal.position().compareTo(after) > 0)
          .forEach(listener::emit);
    }
  }

  void start(@Observes StartupEvent started) {
    running = true;
    Thread.ofVirtual().name("case-feed").start(this::run);
  }

  void stop(@Observes ShutdownEvent stopping) {
    running = false;
  }

  private void run() {
    var ready = false;
    while (running) {
      try {
        if (!ready) {
          begin();
          ready = true;
        }
        var signals = outbox.behind(last);
        spread(signals);
        if (signals.size() < OutboxReader.BATCH) {
          TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
      } catch (SQLException | IOException e) {
        LOG.warnf("The live stream waits for the database: %s", e.getMessage());
        pauseAfterFailure();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        running = false;
      }
    }
  }

  private void begin() throws SQLException {
    var before = outbox.before(MEMORY);
    synchronized (order) {
      last = before.orElse(Position.START);
      forgottenUpTo = last;
    }
  }

  private void spread(List<CaseSignal> signals) {
    if (signals.isEmpty()) {
      return;
    }
    synchronized (order) {
      for (var signal : signals) {
        remembered.addLast(signal);
        for (var listener : new ArrayList<>(listeners)) {
          listener.emit(signal);
        }
      }
      last = signals.getLast().position();
      forget();
    }
  }

  private void forget() {
    var oldest = clock.instant().minus(MEMORY);
    while (!remembered.isEmpty()
        && (remembered.size() > MOST_REMEMBERED
            || remembered.getFirst().recordedAt().isBefore(oldest))) {
      forgottenUpTo = remembered.removeFirst().position();
    }
  }

  private void pauseAfterFailure() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
