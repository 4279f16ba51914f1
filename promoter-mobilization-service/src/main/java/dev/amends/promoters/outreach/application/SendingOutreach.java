package dev.amends.promoters.outreach.application;

import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.mail.Delivery;
import dev.amends.promoters.outreach.application.OutreachStore.Due;
import dev.amends.promoters.outreach.domain.Language;
import dev.amends.promoters.outreach.domain.Outreach;
import dev.amends.promoters.outreach.domain.Reason;
import dev.amends.promoters.outreach.domain.SendDecision;
import dev.amends.promoters.outreach.domain.SendDecision.Send;
import dev.amends.promoters.outreach.domain.SendDecision.Suppress;
import dev.amends.promoters.outreach.domain.SendDecision.Wait;
import dev.amends.promoters.outreach.domain.SendPolicy;
import dev.amends.promoters.outreach.domain.State.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Sends what is due in three short transactions: claim, by which nobody else can send; hand over,
 * when the mail server has all of the message but its end; settle, by how it ended.
 *
 * <p>No database can be committed together with an SMTP server. A process that dies before the
 * second step has sent nothing, and somebody else sends. One that dies after it has, but for the
 * moment in which the last few bytes leave: so the message counts as sent, and nobody gets it
 * twice.
 */
@ApplicationScoped
public class SendingOutreach {

  /** How long an attempt may take before another instance believes that it died. */
  public static final Duration LEASE = Duration.ofSeconds(60);

  /** What the server may take to answer the message's end; so much of the lease has to be left. */
  static final Duration LAST_ANSWER = Duration.ofSeconds(15);

  /** Messages looked at in one transaction. */
  static final int BATCH = 200;

  private final OutreachStore store;
  private final Interlock interlock;
  private final Announcements announcements;
  private final Clock clock;

  SendingOutreach(
      OutreachStore store, Interlock interlock, Announcements announcements, Clock clock) {
    this.store = store;
    this.interlock = interlock;
    this.announcements = announcements;
    this.clock = clock;
  }

  /**
   * What a look at the due messages led to.
   *
   * @param claims to be handed over now
   * @param settled how many were suppressed, wait on or count as sent
   * @param presumed how many of these count as sent although who sent them did not live to say so
   */
  public record Turn(List<Claim> claims, int settled, int presumed) {

    public boolean foundNothing() {
      return claims.isEmpty() && settled == 0;
    }
  }

  /** The customers' facts have changed: what waits for them need not wait any more. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lookAgainAt(Collection<String> customerIds) throws SQLException {
    store.makeDue(customerIds, clock.instant());
  }

  /**
   * @param capacity how many messages can be handed over at the moment
   */
  @Transactional
  public Turn takeDue(int capacity) throws SQLException {
    var now = clock.instant();
    var current = interlock.isCurrent();
    var tally = new Tally();
    for (var due : store.lockDue(now, BATCH)) {
      if (due.handedOver()) {
        tally.presumeSent(due, now);
        continue;
      }
      var since = ((Waiting) due.outreach().state()).since();
      var decision = SendPolicy.decide(due.outreach().response(), due.facts(), since, current, now);
      tally.add(due, decision, capacity, now);
    }
    var claimed = writeClaims(tally.claims, now);
    var settled = tally.decided.size();
    claimed.forEach(claim -> tally.decided.add(claim.outreach().claimed(claim.leaseUntil())));
    for (var id : tally.presumed) {
      store.markSent(id, now);
    }
    store.release(tally.released);
    store.save(tally.decided);
    announcements.record(tally.events);
    return new Turn(claimed, settled, tally.presumed.size());
  }

  /** What a turn is going to write. */
  private static final class Tally {

    private final List<Outreach> decided = new ArrayList<>();
    private final List<OutgoingEvent> events = new ArrayList<>();
    private final List<UUID> released = new ArrayList<>();
    private final List<UUID> presumed = new ArrayList<>();

    /** One per customer: a second message of the same customer finds the first in the ledger. */
    private final Map<String, Claim> claims = new TreeMap<>();

    void presumeSent(Due due, Instant now) {
      decided.add(announce(due.outreach(), due.outreach().sent(now), language(due), events));
      presumed.add(due.outreach().id());
    }

    void add(Due due, SendDecision decision, int capacity, Instant now) {
      var outreach = due.outreach();
      switch (decision) {
        case Send send -> {
          if (claims.size() < capacity) {
            claims.putIfAbsent(key(outreach), claim(due, now));
          }
        }
        case Suppress(var reason) -> {
          decided.add(announce(outreach, outreach.suppress(reason, now), language(due), events));
          released.add(outreach.id());
        }
        case Wait(var reason, var until) ->
            decided.add(
                announce(outreach, outreach.postpone(reason, until, now), language(due), events));
      }
    }
  }

  /**
   * To be asked when the mail server has all of the message but its end: from then on it counts as
   * sent unless the server says otherwise.
   *
   * <p>In no transaction but that of its one statement: nothing is to lie between the commit and
   * the message's end.
   *
   * @return false if the claim does not hold any more, and nothing must be sent
   */
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public boolean handOver(Claim claim) throws SQLException {
    return clock.instant().plus(LAST_ANSWER).isBefore(claim.leaseUntil()) && store.handOver(claim);
  }

  @Transactional
  public void settle(Claim claim, Delivery delivery) throws SQLException {
    switch (delivery) {
      case Delivery.Accepted accepted -> accepted(claim);
      case Delivery.Refused refused -> refused(claim);
      case Delivery.NotAccepted notAccepted -> notAccepted(claim);
      case Delivery.Unknown unknown -> store.doubt(claim);
    }
  }

  private void accepted(Claim claim) throws SQLException {
    var now = clock.instant();
    var before = locked(claim);
    if (store.markSent(claim.outreach().id(), now)) {
      save(before, before.sent(now), claim);
    }
  }

  private void refused(Claim claim) throws SQLException {
    var before = locked(claim);
    if (before.state() instanceof Waiting
        && settleAttempt(claim, before, before.suppress(Reason.REFUSED, clock.instant()))) {
      store.release(List.of(before.id()));
    }
  }

  private void notAccepted(Claim claim) throws SQLException {
    var before = locked(claim);
    if (before.state() instanceof Waiting waiting) {
      var now = clock.instant();
      var retry = SendPolicy.retryMail(waiting.since(), now);
      settleAttempt(claim, before, before.postpone(retry.reason(), retry.until(), now));
    }
  }

  /** False if somebody else has claimed it meanwhile; then it is theirs to settle. */
  private boolean settleAttempt(Claim claim, Outreach before, Outreach after) throws SQLException {
    var until = after.state() instanceof Waiting waiting ? waiting.until() : clock.instant();
    if (!store.postpone(claim, until)) {
      return false;
    }
    save(before, after, claim);
    return true;
  }

  private void save(Outreach before, Outreach after, Claim claim) throws SQLException {
    var events = new ArrayList<OutgoingEvent>();
    store.save(List.of(announce(before, after, claim.language(), events)));
    announcements.record(events);
  }

  /** As it is now: a correction may have come while the message was on its way. */
  private Outreach locked(Claim claim) throws SQLException {
    var id = claim.outreach().id();
    return store.lock(List.of(id)).get(id).outreach();
  }

  private List<Claim> writeClaims(Map<String, Claim> claims, Instant now) throws SQLException {
    // Sorted by customer in every instance, so that two of them wait for each other instead of
    // deadlocking.
    var written = store.claim(claims.values(), now);
    return claims.values().stream()
        .filter(claim -> written.contains(claim.outreach().id()))
        .toList();
  }

  private static Claim claim(Due due, Instant now) {
    return new Claim(
        due.outreach(),
        OutreachEvents.messageId(due.outreach()),
        due.facts().email(),
        due.customerName(),
        language(due),
        // As exactly as the database keeps it: by it a claim is told from a later one.
        now.plus(LEASE).truncatedTo(ChronoUnit.MICROS),
        due.inDoubt());
  }

  private static Outreach announce(
      Outreach before, Outreach after, Language language, List<OutgoingEvent> events) {
    if (after.isNewsAfter(before)) {
      OutreachEvents.of(after, language).ifPresent(events::add);
    }
    return after;
  }

  private static Language language(Due due) {
    return Language.of(due.customerLanguage(), due.outreach().response().language());
  }

  private static String key(Outreach outreach) {
    return outreach.campaign() + '\u001f' + outreach.response().customerId();
  }
}
