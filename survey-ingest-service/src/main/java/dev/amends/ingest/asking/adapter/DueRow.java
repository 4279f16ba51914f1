package dev.amends.ingest.asking.adapter;

import static dev.amends.ingest.asking.adapter.InvitationRow.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.asking.application.Invitations.Due;
import dev.amends.ingest.asking.domain.Standing;
import dev.amends.ingest.customers.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A due invitation with everything that may speak against it, in one statement. */
final class DueRow {

  /**
   * In the order of the surveys, so that two instances take the places of a day in the same one.
   */
  static final String READ =
      """
      select i.*, c.snapshot::text as snapshot,
        k.asked_at as last_asked, k.answered_at as last_answered, k.declined_at as last_declined,
        array(select case_id from open_case o where o.customer_id = i.customer_id) as open_cases,
        exists (
          select 1 from survey_invitation o
          where o.customer_id = i.customer_id and o.id <> i.id and o.step is not null) as another_under_way,
        exists (
          select 1 from trace_hop t where t.customer_id = i.customer_id and t.case_id = i.case_id) as case_known,
        v.expires_at as over, v.answered_at is not null or v.declined_at is not null as replied
      from survey_invitation i
        left join customer c using (customer_id)
        left join survey_contact k using (customer_id)
        left join survey_conversation v on v.id = i.id
      where i.id = any(?) order by i.survey, i.due_at, i.id""";

  /** The facts that matter here, of all that are stored. */
  private record Facts(
      String name, String email, String phone, String language, List<Permission> permissions) {

    static final Facts UNKNOWN = new Facts(null, null, null, null, List.of());
  }

  private DueRow() {}

  static Due read(ResultSet row) throws SQLException {
    var facts = facts(row.getString("snapshot"));
    var standing =
        new Standing(
            facts.name(),
            facts.email(),
            facts.phone(),
            facts.language(),
            facts.permissions() == null ? List.of() : facts.permissions(),
            instant(row, "last_asked"),
            instant(row, "last_answered"),
            instant(row, "last_declined"),
            Set.of((UUID[]) row.getArray("open_cases").getArray()),
            row.getBoolean("another_under_way"),
            row.getBoolean("replied"),
            row.getBoolean("case_known"));
    return new Due(
        InvitationRow.read(row),
        standing,
        instant(row, "over"),
        "handed".equals(row.getString("step")));
  }

  private static Facts facts(String json) {
    try {
      return json == null ? Facts.UNKNOWN : EventJson.MAPPER.readValue(json, Facts.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The stored snapshot of a customer cannot be read", e);
    }
  }
}
