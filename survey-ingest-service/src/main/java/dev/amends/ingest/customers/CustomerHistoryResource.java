package dev.amends.ingest.customers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.backbone.erasure.Erasures;
import dev.amends.backbone.identity.Identities;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** The proof of what customers allowed and of where their facts come from. */
@Path("/api/customers/{customerId}/history")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.UPSTREAM, Roles.ADMIN})
public class CustomerHistoryResource {

  static final int PAGE = 50;
  private static final int LOOKS = 20;

  private final CustomerHistory history;
  private final Erasures erasures;
  private final Identities identities;
  private final Caller caller;
  private final Clock clock;

  CustomerHistoryResource(
      CustomerHistory history,
      Erasures erasures,
      Identities identities,
      Caller caller,
      Clock clock) {
    this.history = history;
    this.erasures = erasures;
    this.identities = identities;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * The changes of a customer, the newest first.
   *
   * @param customerId the id that counts, whichever was asked for
   * @param looks who has looked at them before, the latest first
   * @param nextBefore where the next page begins; absent on the last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record History(
      String customerId,
      List<CustomerHistory.Said> items,
      List<CustomerHistory.Look> looks,
      Long nextBefore) {}

  /** What was said, by whom and when; the look itself is noted. */
  @GET
  @RunOnVirtualThread
  @Transactional
  public History history(@PathParam("customerId") String asked, @QueryParam("before") Long before)
      throws SQLException {
    CustomerResource.checkId(asked);
    // While it is looked at, nobody is erased or merged.
    erasures.withoutErased(List.of());
    var customerId = identities.of(asked);
    var items = history.page(customerId, before == null ? Long.MAX_VALUE : before, PAGE + 1);
    if (items.isEmpty()) {
      throw ErrorCode.NOT_FOUND.because("Nothing was said of a customer with this id.");
    }
    var looks = history.looks(customerId, LOOKS);
    history.noteLook(customerId, clock.instant(), caller.name());
    var page = items.subList(0, Math.min(PAGE, items.size()));
    return new History(customerId, page, looks, items.size() > PAGE ? page.getLast().id() : null);
  }
}
