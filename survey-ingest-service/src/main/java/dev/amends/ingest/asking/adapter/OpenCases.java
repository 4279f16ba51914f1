package dev.amends.ingest.asking.adapter;

import dev.amends.backbone.event.IncomingEvent;
import dev.amends.ingest.trace.FollowsCases;
import dev.amends.ingest.trace.Traced;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** Recovery cases that are not resolved: their customers are not asked until they are. */
@ApplicationScoped
class OpenCases implements FollowsCases {

  private static final Set<String> OPENS =
      Set.of(type("case.opened"), type("case.response-joined"), type("case.reopened"));

  private static final Set<String> CLOSES =
      Set.of(
          type("case.resolved"), type("case.recovered"), type("case.closed"), type("case.merged"));

  private static final String ADD =
      """
      insert into open_case (case_id, customer_id)
      select * from unnest(?::uuid[], ?::text[]) on conflict (case_id) do nothing""";

  private static final String REMOVE = "delete from open_case where case_id = any(?)";

  /**
   * What waits for the case is looked at again; also what is being looked at in this moment, by
   * somebody who still sees the case.
   */
  private static final String LOOK_AGAIN =
      """
      update survey_invitation set due_at = ?
      where id in (
        select id from survey_invitation
        where customer_id = any(?) and status = 'waiting' and step is null
          and (reason = 'open-case' or due_at <= ?)
        order by id for update)""";

  private final DataSource database;
  private final Clock clock;

  OpenCases(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Only the last word on each case is written. */
  @Override
  public void follow(List<IncomingEvent> events) throws SQLException {
    var open = new TreeMap<UUID, String>();
    var closed = new TreeMap<UUID, String>();
    for (var event : events) {
      var caseId = event.data() instanceof Traced traced ? traced.caseId() : null;
      var customerId = event.meta().customerId();
      if (caseId != null && OPENS.contains(event.meta().type())) {
        closed.remove(caseId);
        open.put(caseId, customerId);
      } else if (caseId != null && CLOSES.contains(event.meta().type())) {
        open.remove(caseId);
        closed.put(caseId, customerId);
      }
    }
    add(open);
    remove(closed);
  }

  private void add(Map<UUID, String> cases) throws SQLException {
    if (cases.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(ADD)) {
      insert.setArray(1, connection.createArrayOf("uuid", cases.keySet().toArray()));
      insert.setArray(2, connection.createArrayOf("text", cases.values().toArray()));
      insert.executeUpdate();
    }
  }

  private void remove(Map<UUID, String> cases) throws SQLException {
    if (cases.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement(REMOVE);
        var again = connection.prepareStatement(LOOK_AGAIN)) {
      delete.setArray(1, connection.createArrayOf("uuid", cases.keySet().toArray()));
      delete.execute();
      var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
      again.setObject(1, now);
      again.setArray(2, connection.createArrayOf("text", cases.values().toArray()));
      again.setObject(3, now);
      again.executeUpdate();
    }
  }

  private static String type(String name) {
    return "dev.amends." + name + ".v1";
  }
}
