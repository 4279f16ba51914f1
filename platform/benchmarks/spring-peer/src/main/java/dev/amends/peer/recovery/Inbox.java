package dev.amends.peer.recovery;

import dev.amends.peer.event.CloudEvent;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lets every event through once. */
@Component
class Inbox {

  private static final String HANDLE =
      """
      insert into inbox (consumer, event_id) select 'peer-recovery', id from unnest(?) as id
      on conflict do nothing returning event_id""";

  private final JdbcTemplate jdbc;

  Inbox(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  List<CloudEvent> admit(List<CloudEvent> events) {
    var ids = events.stream().map(CloudEvent::id).sorted().toArray(UUID[]::new);
    var fresh =
        new HashSet<>(
            jdbc.query(
                connection -> {
                  var statement = connection.prepareStatement(HANDLE);
                  statement.setArray(1, connection.createArrayOf("uuid", ids));
                  return statement;
                },
                (row, n) -> row.getObject(1, UUID.class)));
    return events.stream().filter(event -> fresh.remove(event.id())).toList();
  }
}
