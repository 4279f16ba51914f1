package dev.amends.promoters.outreach.adapter;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.amends.backbone.event.EventJson;
import dev.amends.promoters.outreach.application.OutreachStore.Due;
import dev.amends.promoters.outreach.domain.Facts;
import dev.amends.promoters.outreach.domain.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Due messages with everything that may speak against them, in one statement. */
final class DueRow {

  /**
   * Rows that another instance has in hand are skipped. A paused campaign's messages wait; a claim
   * of ours counts again when its lease has run out.
   */
  static final String LOCK =
      """
      select o.*, p.purpose, p.channel,
        coalesce(c.version, 0) as known_version, c.name as customer_name, c.email,
        c.language as customer_language, c.permissions::text as permissions,
        u.customer_id is not null as unsubscribed, coalesce(s.at_risk, false) as latest_at_risk,
        exists (select 1 from open_case k where k.customer_id = o.customer_id) as has_open_case,
        exists (select 1 from broken_promise b where b.customer_id = o.customer_id) as has_broken_promise,
        l.outreach_id is not null and l.outreach_id <> o.id as has_message,
        l.outreach_id is not distinct from o.id and l.in_doubt as in_doubt,
        l.outreach_id is not distinct from o.id and l.status = 'handed' as handed_over
      from outreach o
        join campaign p on p.id = o.campaign and p.state = 'active'
        left join customer c on c.customer_id = o.customer_id
        left join unsubscribed u on u.customer_id = o.customer_id
        left join standing s on s.customer_id = o.customer_id
        left join message_ledger l on l.campaign = o.campaign and l.customer_id = o.customer_id
      where o.due_at <= ? and (l.outreach_id is distinct from o.id or l.lease_until <= ?)
      order by o.due_at limit ?
      for update of o skip locked""";

  private static final TypeReference<List<Permission>> PERMISSIONS = new TypeReference<>() {};

  private DueRow() {}

  static Due read(ResultSet row) throws SQLException {
    var facts =
        new Facts(
            row.getString("purpose"),
            row.getString("channel"),
            row.getLong("known_version"),
            row.getString("email"),
            permissions(row.getString("permissions")),
            row.getBoolean("unsubscribed"),
            row.getBoolean("latest_at_risk"),
            row.getBoolean("has_open_case"),
            row.getBoolean("has_broken_promise"),
            row.getBoolean("has_message"));
    return new Due(
        OutreachRow.read(row),
        facts,
        row.getString("customer_name"),
        row.getString("customer_language"),
        row.getBoolean("in_doubt"),
        row.getBoolean("handed_over"));
  }

  private static List<Permission> permissions(String json) {
    try {
      return json == null ? List.of() : EventJson.MAPPER.readValue(json, PERMISSIONS);
    } catch (IOException e) {
      throw new UncheckedIOException("The stored permissions of a customer cannot be read", e);
    }
  }
}
