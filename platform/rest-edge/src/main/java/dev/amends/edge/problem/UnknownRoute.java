package dev.amends.edge.problem;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * Answers for every address under /api that no resource claims: 401 to strangers, 404 to those who
 * signed in.
 */
@Path("/api/{route:.+}")
@Authenticated
public class UnknownRoute {

  @GET
  public Response get() {
    throw unknown();
  }

  @HEAD
  public Response head() {
    throw unknown();
  }

  @POST
  public Response post() {
    throw unknown();
  }

  @PUT
  public Response put() {
    throw unknown();
  }

  @PATCH
  public Response patch() {
    throw unknown();
  }

  @DELETE
  public Response delete() {
    throw unknown();
  }

  private static RuntimeException unknown() {
    return ErrorCode.UNKNOWN_ROUTE.because(
        "Check the address against the published interface, /q/openapi.");
  }
}
