package dev.amends.ingest.asking.adapter;

import dev.amends.ingest.asking.application.AskingCustomers;
import dev.amends.ingest.asking.application.Claim;
import dev.amends.ingest.asking.application.MessageChannel;
import dev.amends.ingest.asking.application.SettlingMessages;
import dev.amends.mail.Delivery;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Looks every second for invitations that are due and sends them, a few at once. Every instance
 * does; they share the work through the database.
 */
@ApplicationScoped
class AskingLoop {

  private static final Logger LOG = Logger.getLogger(AskingLoop.class);

  /** More wait in the database, where another instance can take them. */
  private static final int AT_ONCE = 20;

  private static final Duration STOP_GRACE = Duration.ofSeconds(10);

  private final AskingCustomers asking;
  private final SettlingMessages settling;
  private final List<MessageChannel> channels;
  private final Counter presumed;
  private final ReentrantLock turns = new ReentrantLock();
  private volatile boolean stopping;

  AskingLoop(
      AskingCustomers asking,
      SettlingMessages settling,
      @All List<MessageChannel> channels,
      MeterRegistry meters) {
    this.asking = asking;
    this.settling = settling;
    this.channels = channels;
    this.presumed =
        Counter.builder("amends.asking.presumed")
            .description(
                "Invitations that count as sent although who sent them did not live to say so")
            .register(meters);
  }

  /** What is under way may end; what does not in time counts as sent, or is sent by another. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    if (!turns.tryLock(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("Invitations were still under way when the service stopped");
    }
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void work() {
    if (stopping || !turns.tryLock()) {
      return;
    }
    try {
      for (var turn = asking.takeDue(AT_ONCE);
          !turn.foundNothing() && !stopping;
          turn = asking.takeDue(AT_ONCE)) {
        presumed.increment(turn.presumed());
        send(turn.claims());
      }
    } catch (Exception e) {
      LOG.warnf("Asking goes on in a moment: %s", e.getMessage());
    } finally {
      turns.unlock();
    }
  }

  private void send(List<Claim> claims) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      claims.forEach(claim -> threads.execute(() -> send(claim)));
    }
  }

  private void send(Claim claim) {
    try {
      settling.settle(claim, deliver(claim));
    } catch (Exception e) {
      // When the lease has run out it is sent again, or counts as sent if it was handed over.
      LOG.warnf("How message %s ended could not be stored: %s", claim.messageId(), e.getMessage());
    }
  }

  private Delivery deliver(Claim claim) {
    var handedOver = new AtomicBoolean();
    try {
      return channels.stream()
          .filter(each -> each.channel() == claim.channel())
          .findFirst()
          .orElseThrow()
          .deliver(
              claim,
              () -> {
                handedOver.set(settling.handOver(claim));
                return handedOver.get();
              });
    } catch (RuntimeException e) {
      LOG.errorf(e, "Message %s could not be sent", claim.messageId());
      return handedOver.get()
          ? new Delivery.Unknown(e.getClass().getSimpleName())
          : new Delivery.NotAccepted(e.getClass().getSimpleName());
    }
  }
}
