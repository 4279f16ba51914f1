package dev.amends.ingest.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Fields;
import dev.amends.ingest.verdict.Json;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Making, rotating and withdrawing the keys of upstream systems. */
@Path("/api/keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
public class ApiKeyResource {

  static final int MAX_NAME = 60;
  static final int MAX_RATE = 100_000;
  static final int MAX_OVERLAP_HOURS = 24 * 30;

  private final ApiKeyTable table;
  private final KnownKeys known;
  private final Caller caller;
  private final Clock clock;

  ApiKeyResource(ApiKeyTable table, KnownKeys known, Caller caller, Clock clock) {
    this.table = table;
    this.known = known;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * A key as it is shown.
   *
   * @param key the whole key, shown once: when it is made or rotated
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      String id,
      String name,
      List<String> scopes,
      Integer requestsPerSecond,
      Instant createdAt,
      String createdBy,
      Instant rotatedAt,
      Instant expiresAt,
      String key) {

    static View of(ApiKey key, String text) {
      return new View(
          key.id(),
          key.name(),
          key.scopes().stream().map(Scope::word).toList(),
          key.requestsPerSecond(),
          key.createdAt(),
          key.createdBy(),
          key.rotatedAt(),
          key.expiresAt(),
          text);
    }
  }

  /** All there are: a list of systems is never long. */
  public record Keys(List<View> items) {}

  @GET
  public Keys all() throws SQLException {
    return new Keys(table.all().stream().map(key -> View.of(key, null)).toList());
  }

  /** 201 with the key, which nobody can read again. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response make(byte[] body) throws SQLException {
    var text = KeyText.invent(KeyText.newId());
    var key = wanted(Json.body(body), text);
    if (!table.add(key)) {
      throw ErrorCode.ILLEGAL_STATE.because("There is a key of this name; rotate it instead.");
    }
    known.refresh();
    return Response.status(Response.Status.CREATED).entity(View.of(key, text.text())).build();
  }

  /**
   * The former secret stays good for {@code overlapHours}, so that nothing stands still meanwhile.
   */
  @POST
  @Path("/{id}/rotate")
  public View rotate(String id, @QueryParam("overlapHours") @DefaultValue("24") int overlapHours)
      throws SQLException {
    if (overlapHours < 0 || overlapHours > MAX_OVERLAP_HOURS) {
      throw ErrorCode.INVALID.because("overlapHours is 0 to " + MAX_OVERLAP_HOURS + ".");
    }
    var text = KeyText.invent(id);
    var now = clock.instant();
    if (!table.rotate(id, text.hash(), now.plus(Duration.ofHours(overlapHours)), now)) {
      throw unknown();
    }
    known.refresh();
    return table.all().stream()
        .filter(key -> key.id().equals(id))
        .findFirst()
        .map(key -> View.of(key, text.text()))
        .orElseThrow(ApiKeyResource::unknown);
  }

  /** Withdrawn at once; by other instances within five seconds. */
  @DELETE
  @Path("/{id}")
  public void withdraw(String id) throws SQLException {
    if (!table.remove(id)) {
      throw unknown();
    }
    known.refresh();
  }

  private ApiKey wanted(JsonNode json, KeyText text) {
    var errors = new ArrayList<FieldError>();
    var fields = new Fields(json, "", errors);
    var name = fields.requiredText("name", MAX_NAME);
    var scopes = scopes(fields);
    var rate = fields.wholeNumber("requestsPerSecond", 1, MAX_RATE);
    var expiresAt = fields.time("expiresAt");
    if (!errors.isEmpty()) {
      throw ErrorCode.INVALID
          .with("Mend the fields named in errors and send the request again.")
          .with("errors", errors)
          .build();
    }
    return new ApiKey(
        text.id(),
        name,
        scopes,
        rate,
        text.hash(),
        null,
        null,
        clock.instant(),
        caller.name(),
        null,
        expiresAt);
  }

  private static Set<Scope> scopes(Fields fields) {
    var words = fields.textList("scopes", Scope.values().length, MAX_NAME);
    var scopes = new TreeSet<Scope>();
    if (words != null) {
      words.forEach(word -> Scope.of(word).ifPresent(scopes::add));
    }
    if (words == null || scopes.size() != words.size() || scopes.isEmpty()) {
      fields.refuse(
          "scopes",
          Code.UNKNOWN_VALUE,
          "Some of these were expected: feedback, customers, interactions, webhooks, trace.");
    }
    return scopes;
  }

  private static RuntimeException unknown() {
    return ErrorCode.NOT_FOUND.because("There is no key with this id.");
  }
}
