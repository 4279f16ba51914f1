package dev.amends.promoters.outreach.application;

import dev.amends.promoters.outreach.domain.Facts;
import dev.amends.promoters.outreach.domain.Outreach;
import dev.amends.promoters.outreach.domain.Response;
import dev.amends.promoters.outreach.domain.Samples;
import dev.amends.promoters.outreach.domain.State.Waiting;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The store as it would behave, in memory. */
final class FakeStore implements OutreachStore {

  record Entry(
      UUID outreachId,
      String messageId,
      boolean handedOver,
      boolean sent,
      boolean inDoubt,
      Instant lease) {}

  final Map<UUID, Outreach> outreaches = new LinkedHashMap<>();
  final Map<String, Entry> ledger = new HashMap<>();
  final Map<String, Response> standings = new HashMap<>();
  Facts facts = Samples.nothingAgainst();
  String language = "sv";

  @Override
  public Map<UUID, Stored> lock(Collection<UUID> ids) {
    var found = new HashMap<UUID, Stored>();
    for (var id : ids) {
      if (outreaches.containsKey(id)) {
        found.put(id, new Stored(outreaches.get(id), entryOf(id) != null && !entryOf(id).sent()));
      }
    }
    return found;
  }

  @Override
  public void save(Collection<Outreach> changed) {
    changed.forEach(outreach -> outreaches.put(outreach.id(), outreach));
  }

  @Override
  public void saveStandings(Collection<Response> latest) {
    for (var response : latest) {
      standings.merge(response.customerId(), response, (a, b) -> b.supersedes(a) ? b : a);
    }
  }

  @Override
  public List<Due> lockDue(Instant now, int limit) {
    return outreaches.values().stream()
        .filter(each -> each.state() instanceof Waiting w && !w.until().isAfter(now))
        .filter(each -> entryOf(each.id()) == null || !entryOf(each.id()).lease().isAfter(now))
        .sorted(Comparator.comparing(each -> ((Waiting) each.state()).until()))
        .limit(limit)
        .map(this::due)
        .toList();
  }

  private Due due(Outreach outreach) {
    var entry = ledger.get(outreach.response().customerId());
    var own = entry != null && entry.outreachId().equals(outreach.id());
    var asStored =
        new Facts(
            facts.purpose(),
            facts.channel(),
            facts.customerVersion(),
            facts.email(),
            facts.permissions(),
            facts.unsubscribed(),
            facts.latestResponseAtRisk(),
            facts.hasOpenCase(),
            facts.hasBrokenPromise(),
            entry != null && !own);
    return new Due(
        outreach,
        asStored,
        "Åsa Lind",
        language,
        own && entry.inDoubt(),
        own && entry.handedOver());
  }

  @Override
  public void makeDue(Collection<String> customerIds, Instant now) {
    throw new UnsupportedOperationException("The adapter's test covers this");
  }

  @Override
  public Set<UUID> claim(Collection<Claim> claims, Instant now) {
    var claimed = new HashSet<UUID>();
    for (var claim : claims) {
      var customer = claim.outreach().response().customerId();
      var id = claim.outreach().id();
      var known = ledger.get(customer);
      if (known == null || (known.outreachId().equals(id) && !known.lease().isAfter(now))) {
        var inDoubt = known != null && known.inDoubt();
        ledger.put(
            customer, new Entry(id, claim.messageId(), false, false, inDoubt, claim.leaseUntil()));
        claimed.add(id);
      }
    }
    return claimed;
  }

  @Override
  public boolean handOver(Claim claim) {
    var known = entryOf(claim.outreach().id());
    if (!holds(claim) || known.sent() || known.handedOver()) {
      return false;
    }
    put(
        new Entry(
            known.outreachId(), known.messageId(), true, false, known.inDoubt(), known.lease()));
    return true;
  }

  @Override
  public void doubt(Claim claim) {
    var known = entryOf(claim.outreach().id());
    if (!holds(claim)) {
      return;
    }
    put(new Entry(known.outreachId(), known.messageId(), false, false, true, known.lease()));
  }

  @Override
  public boolean markSent(UUID outreachId, Instant now) {
    var known = entryOf(outreachId);
    if (known == null || known.sent()) {
      return false;
    }
    put(new Entry(known.outreachId(), known.messageId(), false, true, false, known.lease()));
    return true;
  }

  @Override
  public boolean postpone(Claim claim, Instant until) {
    var known = entryOf(claim.outreach().id());
    if (!holds(claim) || known.sent()) {
      return false;
    }
    put(new Entry(known.outreachId(), known.messageId(), false, false, claim.repeated(), until));
    return true;
  }

  @Override
  public void release(Collection<UUID> outreachIds) {
    ledger
        .values()
        .removeIf(
            each -> outreachIds.contains(each.outreachId()) && !each.sent() && !each.inDoubt());
  }

  private boolean holds(Claim claim) {
    var known = entryOf(claim.outreach().id());
    return known != null && known.lease().equals(claim.leaseUntil());
  }

  private void put(Entry entry) {
    ledger.replaceAll((key, old) -> old.outreachId().equals(entry.outreachId()) ? entry : old);
  }

  private Entry entryOf(UUID outreachId) {
    return ledger.values().stream()
        .filter(each -> each.outreachId().equals(outreachId))
        .findFirst()
        .orElse(null);
  }
}
