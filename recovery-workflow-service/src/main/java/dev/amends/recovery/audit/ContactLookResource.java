package dev.amends.recovery.audit;

import dev.amends.edge.page.Page;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** The answer to a customer who asks who has seen their address. */
@Path("/api/recovery/contact-looks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.TEAM_LEAD)
public class ContactLookResource {

  private final ContactLooks looks;

  ContactLookResource(ContactLooks looks) {
    this.looks = looks;
  }

  /**
   * @param nextBefore what to send as {@code before} for the next page, or null on the last
   */
  public record LookPage(List<ContactLooks.Look> items, Long nextBefore) {}

  @GET
  @RunOnVirtualThread
  public LookPage list(@RestQuery String customerId, @RestQuery Long before) throws SQLException {
    if (customerId == null || customerId.isBlank()) {
      throw ErrorCode.INVALID.because("customerId says whose looks are wanted.");
    }
    var found = looks.at(customerId, before == null ? Long.MAX_VALUE : before, Page.MAX_LIMIT + 1);
    if (found.size() <= Page.MAX_LIMIT) {
      return new LookPage(found, null);
    }
    var page = found.subList(0, Page.MAX_LIMIT);
    return new LookPage(page, page.getLast().id());
  }
}
