package dev.amends.risk.asking;

import dev.amends.backbone.event.IncomingEvent;
import dev.amends.risk.asking.Ask.Bucket;
import dev.amends.risk.asking.Ask.Counts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps what became of each ask, and moves the counts by what changed. */
@ApplicationScoped
public class NotingAsks {

  static final String DELIVERED = "dev.amends.survey.delivered.v1";
  static final String ANSWERED = "dev.amends.survey.answered.v1";
  static final String DECLINED = "dev.amends.survey.declined.v1";

  /** Events of surveys that are noted here, and how they are read. */
  public static final Map<String, Class<?>> TYPES =
      Map.of(
          DELIVERED, SurveyHappened.class,
          ANSWERED, SurveyHappened.class,
          DECLINED, SurveyHappened.class);

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
    var ids =
        events.stream()
            .map(event -> event.data(SurveyHappened.class).invitationId())
            .distinct()
            .toList();
    var before = asks.lock(ids);
    var now = new HashMap<UUID, Ask>(before);
    for (var event : events) {
      var happened = event.data(SurveyHappened.class);
      now.compute(
          happened.invitationId(),
          (id, known) ->
              next(event.meta().type(), happened, known == null ? Ask.unknown(happened) : known));
    }
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
      if (earlier != null) {
        earlier
            .bucket(zone)
            .ifPresent(
                bucket -> changes.merge(bucket, Counts.NONE.minus(earlier.counts()), Counts::plus));
      }
    }
    changes.values().removeIf(Counts.NONE::equals);
    return changes;
  }
}
