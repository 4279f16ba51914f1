package dev.amends.recovery.callback;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.recovery.sla.BusinessCalendar.Window;
import dev.amends.recovery.sla.SlaClock;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells which times can be promised to customers, whenever that changes: a promise that an agent
 * made for a time takes a seat, a promise that a customer chose there is counted where it was
 * chosen. Several instances may do it at once, in one order; only what changed is told, once.
 */
@ApplicationScoped
public class OfferingCallBacks {

  static final String TYPE = "dev.amends.callback.offered.v1";
  static final String TOPIC = "amends.cases.v1";
  private static final String SOURCE = "/recovery-workflow";

  /** Stands for a customer in the key: each time has its own order. */
  private static final String KEY = "call-back:";

  private static final Duration SHORTEST = Duration.ofMinutes(15);

  private final CallBackWindows windows;
  private final CallBackConfig config;
  private final SlaClock sla;
  private final Outbox outbox;
  private final Clock clock;

  OfferingCallBacks(
      CallBackWindows windows, CallBackConfig config, SlaClock sla, Outbox outbox, Clock clock) {
    this.windows = windows;
    this.config = config;
    this.sla = sla;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The data, as in {@code docs/contracts/amends.cases.v1}. */
  record Offered(Instant from, Instant until, String zone, int seats, Instant at) {}

  /** A mistake in the settings is told at the start, by its name. */
  void check(@Observes StartupEvent started) {
    if (config.seats() < 0 || config.days() < 1 || config.window().compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "amends.call-backs takes seats from 0, days from 1 and a window of at least "
              + SHORTEST.toMinutes()
              + " minutes.");
    }
  }

  @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  public void offer() throws SQLException {
    var now = clock.instant();
    var times = config.seats() == 0 ? List.<Window>of() : times(now);
    var changes = new ArrayList<OutgoingEvent>();
    for (var time : times) {
      var seats = Math.max(0, config.seats() - windows.promisedByAgents(time));
      note(time, seats, now, changes);
    }
    for (var time : windows.offeredAfter(now)) {
      if (!times.contains(time)) {
        // The working hours changed, or nobody calls any more.
        note(time, 0, now, changes);
      }
    }
    outbox.append(changes);
  }

  /** Those that are still to come; what has begun cannot be chosen. */
  private List<Window> times(Instant now) {
    return sla.windows(now, config.window(), config.days()).stream()
        .filter(time -> time.from().isAfter(now))
        .toList();
  }

  private void note(Window time, int seats, Instant now, ArrayList<OutgoingEvent> changes)
      throws SQLException {
    var version = windows.offer(time, seats);
    if (version.isPresent()) {
      var key = KEY + time.from();
      var id = DeterministicId.of(TYPE, key, Long.toString(version.getAsLong()));
      var meta = new EventMeta(id, TYPE, SOURCE, now, key, null, null, null);
      var offered = new Offered(time.from(), time.until(), sla.zone().getId(), seats, now);
      changes.add(OutgoingEvent.of(TOPIC, meta, offered));
    }
  }
}
