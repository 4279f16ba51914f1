package dev.amends.ingest.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** What became of a response. */
@Path("/api/trace")
@Produces(MediaType.APPLICATION_JSON)
public class TraceResource {

  private static final Set<String> STAFF = Set.of(Roles.AGENT, Roles.TEAM_LEAD, Roles.CX_LEAD);
  private static final int MAX_HOPS = 500;

  /** The response's own events, and those of its case that name no other response. */
  private static final String HOPS =
      """
      select case_id, service, event, at, reason, submitted_by from (
        select distinct on (event_id) * from trace_hop
        where subject in (select ?::uuid union select case_id from trace_hop where subject = ?)) as hop
      order by at, service limit ?""";

  private final DataSource database;
  private final Caller caller;

  TraceResource(DataSource database, Caller caller) {
    this.database = database;
    this.caller = caller;
  }

  /** One step, {@code service}, what it said, and why, if the event says so. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Hop(String service, String event, Instant at, String reason) {}

  /** What became of the thank-you: sent, suppressed or delayed, and why. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Outreach(String status, String reason) {}

  /** All steps in the order of their times. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Trace(
      UUID receiptId, List<Hop> hops, UUID caseId, Outreach outreach, Boolean conflict) {}

  private record Row(UUID caseId, Hop hop, String submittedBy) {}

  @GET
  @Path("/{receiptId}")
  @RolesAllowed({Roles.UPSTREAM, Roles.AGENT, Roles.TEAM_LEAD, Roles.CX_LEAD})
  @RunOnVirtualThread
  public Trace trace(UUID receiptId) throws SQLException {
    var rows = rows(receiptId);
    if (rows.isEmpty() || !mayBeSeen(rows)) {
      throw ErrorCode.NOT_FOUND.because(
          "No response with this receipt is known yet; a new one shows up within seconds.");
    }
    var caseId =
        rows.stream().map(Row::caseId).filter(id -> id != null).reduce((first, last) -> last);
    var outreach =
        rows.stream()
            .filter(row -> row.hop().event().startsWith("outreach."))
            .reduce((first, last) -> last);
    var conflict = rows.stream().anyMatch(row -> row.hop().event().equals("response.conflicted"));
    return new Trace(
        receiptId,
        rows.stream().map(Row::hop).toList(),
        caseId.orElse(null),
        outreach
            .map(
                row ->
                    new Outreach(
                        row.hop().event().substring("outreach.".length()), row.hop().reason()))
            .orElse(null),
        conflict ? Boolean.TRUE : null);
  }

  /** Staff see every response, an upstream system those that it handed over itself. */
  private boolean mayBeSeen(List<Row> rows) {
    return caller.roles().stream().anyMatch(STAFF::contains)
        || rows.stream().anyMatch(row -> caller.name().equals(row.submittedBy()));
  }

  private List<Row> rows(UUID receiptId) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(HOPS)) {
      select.setObject(1, receiptId);
      select.setObject(2, receiptId);
      select.setInt(3, MAX_HOPS);
      var rows = new ArrayList<Row>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var at = row.getObject(4, OffsetDateTime.class).toInstant();
          rows.add(
              new Row(
                  row.getObject(1, UUID.class),
                  new Hop(row.getString(2), row.getString(3), at, row.getString(5)),
                  row.getString(6)));
        }
      }
      return rows;
    }
  }
}
