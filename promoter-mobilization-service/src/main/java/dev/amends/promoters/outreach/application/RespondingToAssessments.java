package dev.amends.promoters.outreach.application;

import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.promoters.outreach.domain.Language;
import dev.amends.promoters.outreach.domain.Outreach;
import dev.amends.promoters.outreach.domain.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Stores for each response what becomes of its message: decided at once where only the response
 * matters, else about to be sent. Runs in the transaction of the stream's batch.
 */
@ApplicationScoped
public class RespondingToAssessments {

  private final Campaigns campaigns;
  private final OutreachStore store;
  private final Announcements announcements;
  private final Clock clock;

  RespondingToAssessments(
      Campaigns campaigns, OutreachStore store, Announcements announcements, Clock clock) {
    this.campaigns = campaigns;
    this.store = store;
    this.announcements = announcements;
    this.clock = clock;
  }

  public void respond(List<IncomingEvent> events) throws SQLException {
    respondTo(
        events.stream()
            .map(event -> event.data(ResponseAssessed.class).toResponse(event.meta()))
            .toList());
  }

  void respondTo(List<Response> responses) throws SQLException {
    store.saveStandings(latest(responses));
    for (var campaign : campaigns.triggeredByAssessment()) {
      respond(campaign, responses);
    }
  }

  private void respond(String campaign, List<Response> responses) throws SQLException {
    var ids =
        responses.stream()
            .map(each -> Outreach.idOf(campaign, each.receiptId()))
            .distinct()
            .toList();
    var stored = store.lock(ids);
    // In the order of their ids, so that two instances with the same rows wait for each other
    // instead of deadlocking.
    var changed = new TreeMap<UUID, Outreach>();
    var events = new ArrayList<OutgoingEvent>();
    for (var response : responses) {
      var id = Outreach.idOf(campaign, response.receiptId());
      var before = changed.getOrDefault(id, outreach(stored, id));
      var onItsWay = stored.containsKey(id) && stored.get(id).onItsWay();
      var after = decide(campaign, response, before, onItsWay);
      if (after != before) {
        changed.put(id, after);
      }
      if (after.isNewsAfter(before)) {
        OutreachEvents.of(after, Language.of(null, response.language())).ifPresent(events::add);
      }
    }
    store.save(changed.values());
    announcements.record(events);
  }

  private Outreach decide(String campaign, Response response, Outreach before, boolean onItsWay) {
    var now = clock.instant();
    return before == null
        ? Outreach.consider(campaign, response, now)
        : before.reconsider(response, onItsWay, now);
  }

  private static Outreach outreach(Map<UUID, OutreachStore.Stored> stored, UUID id) {
    var found = stored.get(id);
    return found == null ? null : found.outreach();
  }

  /** Who is behind an anonymous response is not known, so it says nothing of a customer. */
  private static List<Response> latest(List<Response> responses) {
    var latest = new TreeMap<String, Response>();
    for (var response : responses) {
      if (!response.anonymous()) {
        latest.merge(response.customerId(), response, (a, b) -> b.supersedes(a) ? b : a);
      }
    }
    return List.copyOf(latest.values());
  }
}
