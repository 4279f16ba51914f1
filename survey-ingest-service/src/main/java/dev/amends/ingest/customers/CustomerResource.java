package dev.amends.ingest.customers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.TraceContext;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.ingest.broker.Submission;
import dev.amends.ingest.verdict.BatchItems;
import dev.amends.ingest.verdict.BatchJudge;
import dev.amends.ingest.verdict.BatchVerdict;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Fields;
import dev.amends.ingest.verdict.ItemVerdict;
import dev.amends.ingest.verdict.Reading;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Facts and permissions of customers from upstream systems. */
@Path("/api/customers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.UPSTREAM)
public class CustomerResource {

  static final int MAX_ID = 200;

  private static final BatchJudge<MergingCustomerFacts.Said> JUDGE =
      new BatchJudge<>(
          CustomerResource::read, (index, said) -> ItemVerdict.accepted(index, null, null));

  private final MergingCustomerFacts merging;
  private final RequestingErasure erasing;
  private final ErasureTable erasures;
  private final Caller caller;
  private final Clock clock;

  CustomerResource(
      MergingCustomerFacts merging,
      RequestingErasure erasing,
      ErasureTable erasures,
      Caller caller,
      Clock clock) {
    this.merging = merging;
    this.erasing = erasing;
    this.erasures = erasures;
    this.caller = caller;
    this.clock = clock;
  }

  /** Objects of customerId and any of the facts; good items are merged, bad ones are named. */
  @POST
  @Path("/batch")
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public BatchVerdict merge(byte[] body, @HeaderParam("traceparent") String traceparent) {
    var submission = Submission.by(caller.name(), traceparent).at(clock.instant());
    return JUDGE.judge(BatchItems.array(body), valid -> merging.merge(valid, submission));
  }

  /**
   * Erases what every service knows of the customer and was accepted until now; figures that name
   * nobody stay. A customer nobody knew is no error: the answer would tell who is one.
   */
  @DELETE
  @Path("/{customerId}")
  @RunOnVirtualThread
  public Response erase(String customerId, @HeaderParam("traceparent") String traceparent)
      throws SQLException {
    checkId(customerId);
    var erasure =
        erasing.erase(customerId, caller.name(), TraceContext.continueOrStart(traceparent));
    var progress = UriBuilder.fromPath("/api/customers/{id}/erasure").build(erasure.customerId());
    return Response.accepted(erasure).header("Location", progress).build();
  }

  /**
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if no customer can have this id
   */
  static void checkId(String customerId) {
    if (customerId.isBlank() || customerId.length() > MAX_ID || customerId.indexOf('\0') >= 0) {
      throw ErrorCode.INVALID.because("A customer id has 1 to " + MAX_ID + " characters.");
    }
  }

  /** How far the latest erasure has come. */
  @GET
  @Path("/{customerId}/erasure")
  @RunOnVirtualThread
  public Erasure erasure(String customerId) throws SQLException {
    return erasures
        .find(customerId)
        .orElseThrow(
            () -> ErrorCode.NOT_FOUND.because("No erasure of this customer was asked for."));
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
            fields.requiredText("customerId", MAX_ID), CustomerFacts.read(fields));
    return errors.isEmpty() ? new Reading.Valid<>(said) : new Reading.Invalid<>(errors);
  }
}
