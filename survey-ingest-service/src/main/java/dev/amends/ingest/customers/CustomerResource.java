package dev.amends.ingest.customers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.TraceContext;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.ingest.verdict.BatchItems;
import dev.amends.ingest.verdict.BatchVerdict;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Fields;
import dev.amends.ingest.verdict.ItemVerdict;
import dev.amends.ingest.verdict.Json.Unreadable;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;

/** Facts and permissions of customers from upstream systems. */
@Path("/api/customers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.UPSTREAM)
public class CustomerResource {

  private final MergingCustomerFacts merging;

  CustomerResource(MergingCustomerFacts merging) {
    this.merging = merging;
  }

  /** Objects of customerId and any of the facts; good items are merged, bad ones are named. */
  @POST
  @Path("/batch")
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public BatchVerdict merge(byte[] body, @HeaderParam("traceparent") String traceparent) {
    var said = new ArrayList<MergingCustomerFacts.Said>();
    var verdicts = new ArrayList<ItemVerdict>();
    for (var item : BatchItems.array(body)) {
      judge(item, verdicts, said);
    }
    merging.merge(said, TraceContext.continueOrStart(traceparent));
    return BatchVerdict.of(verdicts);
  }

  private static void judge(
      BatchItems.Item item, List<ItemVerdict> verdicts, List<MergingCustomerFacts.Said> said) {
    var index = verdicts.size();
    try {
      var errors = new ArrayList<FieldError>();
      var each = read(item.json(), errors);
      if (errors.isEmpty()) {
        said.add(each);
        verdicts.add(ItemVerdict.accepted(index, null));
      } else {
        verdicts.add(ItemVerdict.rejected(index, ErrorCode.INVALID, errors));
      }
    } catch (Unreadable e) {
      verdicts.add(ItemVerdict.rejected(index, e.code(), List.of()));
    }
  }

  private static MergingCustomerFacts.Said read(JsonNode item, ArrayList<FieldError> errors) {
    if (!item.isObject()) {
      errors.add(FieldError.of("", Code.WRONG_TYPE, "An object was expected."));
      return null;
    }
    var fields = new Fields(item, "", errors);
    return new MergingCustomerFacts.Said(
        fields.requiredText("customerId", 200), CustomerFacts.read(fields));
  }
}
