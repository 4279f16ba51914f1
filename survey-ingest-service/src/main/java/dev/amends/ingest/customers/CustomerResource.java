package dev.amends.ingest.customers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.TraceContext;
import dev.amends.edge.security.Roles;
import dev.amends.ingest.verdict.BatchItems;
import dev.amends.ingest.verdict.BatchVerdict;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Fields;
import dev.amends.ingest.verdict.ItemVerdict;
import dev.amends.ingest.verdict.JudgedBatch;
import dev.amends.ingest.verdict.Reading;
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
    var batch =
        JudgedBatch.of(
            BatchItems.array(body),
            CustomerResource::read,
            (index, said) -> ItemVerdict.accepted(index, null));
    merging.merge(batch.valid(), TraceContext.continueOrStart(traceparent));
    return batch.verdict();
  }

  private static Reading<MergingCustomerFacts.Said> read(JsonNode item) {
    if (!item.isObject()) {
      return new Reading.Invalid<>(
          List.of(FieldError.of("", Code.WRONG_TYPE, "An object was expected.")));
    }
    var errors = new ArrayList<FieldError>();
    var fields = new Fields(item, "", errors);
    var said =
        new MergingCustomerFacts.Said(
            fields.requiredText("customerId", 200), CustomerFacts.read(fields));
    return errors.isEmpty() ? new Reading.Valid<>(said) : new Reading.Invalid<>(errors);
  }
}
