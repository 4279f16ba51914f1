package dev.amends.promoters.outreach.adapter;

import dev.amends.backbone.stream.BatchTransaction;
import dev.amends.mail.Delivery;
import dev.amends.mail.MailSender;
import dev.amends.promoters.outreach.application.Claim;
import dev.amends.promoters.outreach.application.SendingOutreach;
import dev.amends.promoters.outreach.application.WakeUp;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks for due messages when woken, at the latest every half second, and hands them over on a few
 * virtual threads. Every instance has one; they share the work through the database.
 */
@ApplicationScoped
public class SenderLoop implements WakeUp {

  private static final Logger LOG = Logger.getLogger(SenderLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration STOP_GRACE = Duration.ofSeconds(10);

  /** More wait in the database, where another instance can take them. */
  private static final int UNDER_WAY = 20;

  /**
   * Free places for which calls are followed. Looking for every single one that frees would read
   * the same rows over and over; what can be settled without sending waits for the poll at most.
   */
  private static final int WORTH_A_LOOK = UNDER_WAY / 2;

  private final SendingOutreach sending;
  private final ThankYouMail mail;
  private final BatchTransaction transactions;
  private final Clock clock;
  private final Counter resent;
  private final Counter presumed;
  private final Semaphore slots = new Semaphore(UNDER_WAY);
  private final Semaphore calls = new Semaphore(0);

  /**
   * Messages whose handing over only this process knows the end of, because the database is away.
   */
  private final Set<UUID> unstored = ConcurrentHashMap.newKeySet();

  private volatile boolean running;
  private Thread thread;

  SenderLoop(
      SendingOutreach sending,
      ThankYouMail mail,
      BatchTransaction transactions,
      Clock clock,
      MeterRegistry meters) {
    this.sending = sending;
    this.mail = mail;
    this.transactions = transactions;
    this.clock = clock;
    this.resent =
        Counter.builder("amends.outreach.resent")
            .description("Messages handed over again because nobody knows how the first time ended")
            .register(meters);
    this.presumed =
        Counter.builder("amends.outreach.presumed")
            .description(
                "Messages that count as sent although who sent them did not live to say so")
            .register(meters);
  }

  void start(@Observes StartupEvent started) {
    running = true;
    thread = Thread.ofPlatform().name("outreach-sender").daemon().start(this::run);
  }

  /** What is under way may end; what does not in time is sent again by another instance. */
  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    running = false;
    sender();
    thread.join(STOP_GRACE);
    if (!slots.tryAcquire(UNDER_WAY, STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("Messages were still under way when the service stopped");
    }
  }

  @Override
  public void sender() {
    calls.release();
  }

  private void run() {
    var called = true;
    while (running) {
      try {
        // An outage may outlast the lease, and then a look would find the unstored ones again.
        var worthwhile =
            unstored.isEmpty() && (!called || slots.availablePermits() >= WORTH_A_LOOK);
        if (!worthwhile || turnFoundNothing()) {
          called = waitForCall();
        } else {
          called = true;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception e) {
        LOG.warnf("Sending goes on in a moment: %s", e.getMessage());
        pause();
      }
    }
  }

  private boolean turnFoundNothing() throws SQLException {
    // What comes from here on is seen by the turn or calls again.
    calls.drainPermits();
    var turn = sending.takeDue(slots.availablePermits());
    presumed.increment(turn.presumed());
    for (var claim : turn.claims()) {
      slots.acquireUninterruptibly();
      Thread.ofVirtual().name("outreach-send").start(() -> handOver(claim));
    }
    return turn.foundNothing();
  }

  private void handOver(Claim claim) {
    try {
      store(claim, attempt(claim));
    } catch (Exception e) {
      // The claim's lease runs out, and the message is handed over again under its Message-ID.
      LOG.warnf(
          "Outreach %s was handed over, but that could not be stored: %s",
          claim.outreach().id(), e.getMessage());
    } finally {
      unstored.remove(claim.outreach().id());
      slots.release();
      sender();
    }
  }

  /** As long as this process lives, an outage of the database does not make it forget. */
  private void store(Claim claim, Delivery delivery) throws SQLException {
    while (true) {
      try {
        sending.settle(claim, delivery);
        return;
      } catch (SQLException | RuntimeException e) {
        if (!running || !transactions.isOutage(e)) {
          throw e;
        }
        unstored.add(claim.outreach().id());
        LOG.warnf(
            "Outreach %s: its end is stored in a moment: %s",
            claim.outreach().id(), e.getMessage());
        pause();
      }
    }
  }

  private Delivery attempt(Claim claim) {
    if (clock.instant().plus(MailSender.ANSWER_WITHIN).isAfter(claim.leaseUntil())) {
      return new Delivery.NotAccepted("It waited too long for its turn");
    }
    if (claim.repeated()) {
      resent.increment();
    }
    return mail.deliver(claim, () -> sending.handOver(claim));
  }

  /** False when nobody called in time. */
  private boolean waitForCall() throws InterruptedException {
    return calls.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Calls do not shorten it: whatever failed would fail again at once. */
  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
