package dev.amends.backbone.outbox;

import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.EventPublisher;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox in order. One instance per service leads; a crash between sending and
 * marking sends a batch again under the same ids and numbers.
 *
 * <p>A batch is never given up half-way: the producer tries for as long as this instance leads,
 * because a later event of a customer that overtook a failed earlier one would make consumers drop
 * the earlier. When the leadership is lost, the producer is abandoned with everything it had under
 * way.
 */
final class OutboxRelay {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final RelayConnection database;
  private final Supplier<EventPublisher> publishers;
  private final RelayLease lease;
  private final int batchSize;
  private final Duration leaseDuration;
  private final Duration pollInterval;

  private volatile boolean running = true;
  private OptionalLong epoch = OptionalLong.empty();
  private EventPublisher publisher;

  OutboxRelay(
      RelayConnection database,
      Supplier<EventPublisher> publishers,
      RelayLease lease,
      int batchSize,
      Duration leaseDuration,
      Duration pollInterval) {
    this.database = database;
    this.publishers = publishers;
    this.lease = lease;
    this.batchSize = batchSize;
    this.leaseDuration = leaseDuration;
    this.pollInterval = pollInterval;
  }

  /** Works until {@link #stop} is called; waits while the database or the broker is away. */
  void run() {
    var pause = FIRST_PAUSE;
    while (running) {
      try {
        var full = turn();
        pause = FIRST_PAUSE;
        if (!full) {
          database.awaitNotification(pollInterval);
        }
      } catch (SQLException e) {
        LOG.warnf("The outbox relay waits for the database: %s", e.getMessage());
        database.disconnect();
        stepDown();
        sleep(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        running = false;
      } catch (RuntimeException e) {
        LOG.error("The outbox relay failed and starts anew", e);
        stepDown();
        sleep(pause);
      }
    }
    finish();
  }

  void stop() {
    running = false;
  }

  /** True when a full batch was published, so more is likely waiting. */
  private boolean turn() throws SQLException, InterruptedException {
    var connection = database.connection();
    if (!leads(connection)) {
      return false;
    }
    var batch = OutboxTable.unpublished(connection, batchSize);
    if (batch.isEmpty() || !published(connection, batch)) {
      return false;
    }
    OutboxTable.markPublished(connection, batch);
    return batch.size() == batchSize;
  }

  private boolean leads(Connection connection) throws SQLException {
    if (epoch.isPresent() && lease.renew(connection, epoch.getAsLong())) {
      return true;
    }
    stepDown();
    epoch = lease.acquire(connection);
    if (epoch.isPresent()) {
      publisher = publishers.get();
      LOG.infof("The outbox relay leads, epoch %d", epoch.getAsLong());
    }
    return epoch.isPresent();
  }

  /**
   * Waits for the broker while renewing the lease; false when the leadership was lost meanwhile.
   */
  private boolean published(Connection connection, List<OutgoingEvent> batch)
      throws SQLException, InterruptedException {
    var sent = publisher.publishAll(batch);
    while (running) {
      try {
        sent.get(leaseDuration.toMillis() / 3, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        LOG.warnf("The outbox relay waits for the broker with %d events", batch.size());
        if (!lease.renew(connection, epoch.getAsLong())) {
          stepDown();
          return false;
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("The broker refused a batch", e.getCause());
      }
    }
    return false;
  }

  private void stepDown() {
    epoch = OptionalLong.empty();
    if (publisher != null) {
      publisher.abandon();
      publisher = null;
    }
  }

  private void finish() {
    try {
      if (epoch.isPresent()) {
        lease.giveUp(database.connection());
      }
    } catch (SQLException e) {
      LOG.debugf("The lease runs out by itself: %s", e.getMessage());
    }
    stepDown();
    database.disconnect();
  }

  private void sleep(Duration pause) {
    try {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
