package dev.amends.ingest.customers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.ingest.broker.Submission;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.Fields;
import dev.amends.ingest.verdict.Json;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Two ids that are one customer's. */
@Path("/api/customers/{customerId}/merge")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.UPSTREAM)
public class CustomerMergeResource {

  private final MergingIdentities merging;
  private final Caller caller;
  private final Clock clock;

  CustomerMergeResource(MergingIdentities merging, Caller caller, Clock clock) {
    this.merging = merging;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Who remains.
   *
   * @param version the snapshot that holds what was known under both ids
   */
  public record Remaining(String customerId, long version) {}

  /** The same again changes nothing; it cannot be undone. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public Remaining merge(
      String customerId, byte[] body, @HeaderParam("traceparent") String traceparent)
      throws SQLException {
    var into = into(body);
    CustomerResource.checkId(customerId);
    if (customerId.equals(into)) {
      throw ErrorCode.INVALID.because("A customer cannot be merged into itself.");
    }
    var submission = Submission.by(caller.name(), traceparent).at(clock.instant());
    return switch (merging.merge(customerId, into, submission)) {
      case MergingIdentities.Merged(var remaining) ->
          new Remaining(remaining.customerId(), remaining.version());
      case MergingIdentities.BeingErased(var id) ->
          throw ErrorCode.ILLEGAL_STATE.because(
              "The customer "
                  + id
                  + " is being erased. Merge when GET /api/customers/{id}/erasure says done.");
    };
  }

  private static String into(byte[] body) {
    var errors = new ArrayList<FieldError>();
    var into =
        Json.body(body) instanceof ObjectNode json
            ? new Fields(json, "", errors).requiredText("into", CustomerResource.MAX_ID)
            : null;
    if (into == null || !errors.isEmpty()) {
      throw ErrorCode.INVALID
          .with("Say into which id: {\"into\": \"C-42\"}.")
          .with("errors", List.copyOf(errors))
          .build();
    }
    return into;
  }
}
