package dev.amends.promoters.unsubscribe;

import dev.amends.promoters.outreach.domain.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The way out of our mail. A GET only asks, because mail scanners follow links; a POST, from the
 * page's button or from the mail program's own (RFC 8058), decides.
 */
@Path("/r/unsubscribe/{token}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
@RunOnVirtualThread
public class UnsubscribeResource {

  private final UnsubscribeLinks links;
  private final Unsubscriptions unsubscriptions;

  UnsubscribeResource(UnsubscribeLinks links, Unsubscriptions unsubscriptions) {
    this.links = links;
    this.unsubscriptions = unsubscriptions;
  }

  @CheckedTemplate(basePath = "unsubscribe")
  static final class Pages {

    private Pages() {}

    static native TemplateInstance sv(String stage);

    static native TemplateInstance en(String stage);
  }

  @GET
  public Response ask(String token, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted)
      throws SQLException {
    return answer(links.customerOf(token), "ask", accepted);
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  public Response decide(String token, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted)
      throws SQLException {
    var customer = links.customerOf(token);
    if (customer.isPresent()) {
      unsubscriptions.record(customer.get());
    }
    return answer(customer, "done", accepted);
  }

  private Response answer(Optional<String> customer, String stage, String accepted)
      throws SQLException {
    var known = customer.isPresent() ? unsubscriptions.languageOf(customer.get()) : customer;
    return switch (Language.of(known.orElse(null), accepted)) {
      case SV -> page(Pages.sv(customer.isPresent() ? stage : "unknown"), customer.isPresent());
      case EN -> page(Pages.en(customer.isPresent() ? stage : "unknown"), customer.isPresent());
    };
  }

  private static Response page(TemplateInstance page, boolean found) {
    return Response.status(found ? 200 : 404)
        .entity(page.render())
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
        .build();
  }
}
