package dev.amends.risk.asking;

import dev.amends.backbone.event.IncomingEvent;
import dev.amends.risk.asking.Ask.Bucket;
import dev.amends.risk.asking.Ask.Counts;
import dev.amends.risk.assessment.application.FeedbackReceived;
import dev.amends.risk.assessment.application.InvitedAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps what became of each ask, and moves the counts by what changed. */
@ApplicationScoped
public class NotingAsks implements InvitedAnswers {

  static final String DELIVERED = "dev.amends.survey.delivered.v1";
  static final String ANSWERED = "dev.amends.survey.answered.v1";
  static final String DECLINED = "dev.amends.survey.declined.v1";

  /** Events of surveys that are noted here, and how they are read. */
  public static final Map<String, Class<?>> TYPES =
      Map.of(
          DELIVERED, SurveyHappened.class,
          ANSWERED, SurveyHappened.class,
          DECLINED, SurveyHappened.class);

  /** The sources of what is said in conversations of the survey service. */
  private static final String OURS = "survey:";

  private final Asks asks;
  private final ZoneId zone;

  NotingAsks(
      Asks asks,
      @ConfigProperty(name = "amends.business.zone", defaultValue = "Europe/Stockholm")
          ZoneId zone) {
    this.asks = asks;
    this.zone = zone;
  }

  /** Events of {@link #TYPES} not seen before, inside the transaction that marks them as seen. */
  public void handle(List<IncomingEvent> events) throws SQLException {
    var asked = new HashMap<UUID, Ask>();
    for (var event : events) {
      var happened = event.data(SurveyHappened.class);
      asked.computeIfAbsent(
          happened.invitationId(), id -> Ask.unknown(id, happened.customerId(), happened.slice()));
    }
    var before = asks.lock(asked.values());
    var now = new HashMap<UUID, Ask>(before);
    for (var event : events) {
      var happened = event.data(SurveyHappened.class);
      now.computeIfPresent(
          happened.invitationId(), (id, known) -> next(event.meta().type(), happened, known));
    }
    keep(before, now);
  }

  /** Most responses answer no survey of ours; then nothing is asked of the database. */
  @Override
  public void note(List<FeedbackReceived> responses) throws SQLException {
    var said = new HashMap<UUID, FeedbackReceived>();
    for (var response : responses) {
      invitation(response).ifPresent(id -> said.put(id, response));
    }
    if (said.isEmpty()) {
      return;
    }
    var unknown = new ArrayList<Ask>();
    said.forEach(
        (id, response) -> unknown.add(Ask.unknown(id, response.customerId(), slice(response))));
    var before = asks.lock(unknown);
    var now = new HashMap<UUID, Ask>(before);
    said.forEach(
        (id, response) -> now.computeIfPresent(id, (known, ask) -> ask.saying(response.scores())));
    keep(before, now);
  }

  /** Other systems' invitations have ids of their own, and we do not hear of their deliveries. */
  private static Optional<UUID> invitation(FeedbackReceived response) {
    if (response.invitationId() == null
        || response.source() == null
        || !response.source().startsWith(OURS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(response.invitationId()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Ask.Slice slice(FeedbackReceived response) {
    return new Ask.Slice(
        response.source().substring(OURS.length()),
        SurveyHappened.said(response.touchpoint()),
        SurveyHappened.said(response.journey()),
        SurveyHappened.said(response.channel()),
        SurveyHappened.said(response.language()));
  }

  private void keep(Map<UUID, Ask> before, Map<UUID, Ask> now) throws SQLException {
    asks.store(
        now.values().stream().filter(ask -> !ask.equals(before.get(ask.invitationId()))).toList());
    asks.add(changes(before, now));
  }

  private static Ask next(String type, SurveyHappened happened, Ask known) {
    return switch (type) {
      case DELIVERED -> known.delivered(happened);
      case ANSWERED -> known.answered(happened.occurredAt());
      case DECLINED -> known.declined(happened.occurredAt());
      default -> throw new IllegalArgumentException("No event of a survey: " + type);
    };
  }

  private Map<Bucket, Counts> changes(Map<UUID, Ask> before, Map<UUID, Ask> now) {
    var changes = new HashMap<Bucket, Counts>();
    for (var ask : now.values()) {
      ask.bucket(zone).ifPresent(bucket -> changes.merge(bucket, ask.counts(), Counts::plus));
      var earlier = before.get(ask.invitationId());
      earlier
          .bucket(zone)
          .ifPresent(
              bucket -> changes.merge(bucket, Counts.NONE.minus(earlier.counts()), Counts::plus));
    }
    changes.values().removeIf(Counts.NONE::equals);
    return changes;
  }
}
