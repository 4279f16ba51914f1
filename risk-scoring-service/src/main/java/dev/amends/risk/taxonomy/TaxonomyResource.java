package dev.amends.risk.taxonomy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.risk.activation.Activation;
import dev.amends.risk.activation.Why;
import dev.amends.risk.taxonomy.Taxonomies.Definition;
import dev.amends.risk.taxonomy.Taxonomies.Saved;
import dev.amends.risk.taxonomy.Taxonomies.Summary;
import dev.amends.text.taxonomy.Taxonomy;
import dev.amends.text.taxonomy.Taxonomy.Kind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/** What comments are about: topics in versions. */
@Path("/api/risk/taxonomies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CX_LEAD)
@RunOnVirtualThread
public class TaxonomyResource {

  static final int LONGEST_NOTE = 500;
  private static final int MOST_ACTIVATIONS = 200;

  private final Taxonomies taxonomies;
  private final TaxonomyBody bodies;
  private final Caller caller;
  private final Clock clock;

  TaxonomyResource(Taxonomies taxonomies, TaxonomyBody bodies, Caller caller, Clock clock) {
    this.taxonomies = taxonomies;
    this.bodies = bodies;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * A version in the list.
   *
   * @param topics how many it has
   * @param savedBy absent, like {@code savedAt}, of the one that comes with the product
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(
      String taxonomy,
      int version,
      boolean active,
      int topics,
      String note,
      Instant savedAt,
      String savedBy) {}

  /** A version's topics are looked for from {@code at} on. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Activated(String taxonomy, int version, Instant at, String actor, String why) {

    static Activated of(Activation activation) {
      return new Activated(
          Taxonomies.name(activation.version()),
          activation.version(),
          activation.at(),
          activation.actor(),
          activation.why());
    }
  }

  /** All versions and the latest activations, the newest first. */
  public record All(String active, List<Activated> activations, List<Item> items) {}

  /** A version as a whole; {@code saved} is false if it was only looked at. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      String taxonomy,
      int version,
      boolean active,
      boolean saved,
      String note,
      Instant savedAt,
      String savedBy,
      Definition definition) {}

  /**
   * A topic that findings speak of.
   *
   * @param active whether it is looked for now
   */
  public record Named(String topic, Kind kind, Map<String, String> names, boolean active) {}

  public record Topics(List<Named> items) {}

  @GET
  public All all() throws SQLException {
    return list();
  }

  private All list() throws SQLException {
    var active = taxonomies.active();
    return new All(
        Taxonomies.name(active),
        taxonomies.activations(MOST_ACTIVATIONS).stream().map(Activated::of).toList(),
        taxonomies.all().stream().map(each -> item(each, active)).toList());
  }

  private static Item item(Summary version, int active) {
    return new Item(
        Taxonomies.name(version.version()),
        version.version(),
        version.version() == active,
        version.topics(),
        version.note(),
        version.savedAt(),
        version.savedBy());
  }

  @GET
  @Path("/{version:[0-9]{1,9}}")
  public View version(int version) throws SQLException {
    return view(taxonomies.of(version).orElseThrow(TaxonomyResource::unknown), true);
  }

  /** What every topic is called that a finding may name, those of former versions as well. */
  @GET
  @Path("/topics")
  @RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD, Roles.CX_LEAD})
  public Topics topics() throws SQLException {
    var topics = new TreeMap<>(taxonomies.ever());
    var active = taxonomies.of(taxonomies.active()).orElseThrow().taxonomy().topics();
    var now = active.stream().collect(Collectors.toMap(Taxonomy.Topic::id, each -> each));
    topics.putAll(now);
    return new Topics(
        topics.values().stream().map(each -> named(each, now.containsKey(each.id()))).toList());
  }

  private static Named named(Taxonomy.Topic topic, boolean active) {
    return new Named(topic.id(), topic.kind(), topic.names(), active);
  }

  /** 201 with a version of its own; what the newest version says already is that version. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  public Response save(@RestQuery @DefaultValue("false") boolean dryRun, byte[] body)
      throws SQLException {
    var document = bodies.object(body);
    var note = note(document);
    taxonomies.lock();
    var newest = taxonomies.newest();
    var version = newest.version() + 1;
    var taxonomy = bodies.taxonomy(Taxonomies.name(version), document);
    if (taxonomy.topics().equals(newest.taxonomy().topics())) {
      return Response.ok(view(newest, true)).build();
    }
    var saved = new Saved(version, taxonomy, note, clock.instant(), caller.name());
    if (dryRun) {
      return Response.ok(view(saved, false)).build();
    }
    taxonomies.save(saved);
    return Response.status(Response.Status.CREATED).entity(view(saved, true)).build();
  }

  private static String note(ObjectNode document) {
    var note = document.path("note");
    if (!note.isMissingNode() && !note.isTextual() || note.asText("").length() > LONGEST_NOTE) {
      throw ErrorCode.INVALID.because("note has at most " + LONGEST_NOTE + " characters.");
    }
    document.remove("note");
    return note.asText("");
  }

  /** From the next batch of responses on, a former version as well; what was read stays. */
  @POST
  @Path("/{version:[0-9]{1,9}}/activate")
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  public All activate(int version, Why why) throws SQLException {
    var reason = Why.said(why);
    if (taxonomies.of(version).isEmpty()) {
      throw unknown();
    }
    taxonomies.lock();
    if (taxonomies.active() != version) {
      taxonomies.activate(version, clock.instant(), caller.name(), reason);
    }
    return list();
  }

  static RuntimeException unknown() {
    return ErrorCode.NOT_FOUND.because("There is no such version; see /api/risk/taxonomies.");
  }

  private View view(Saved saved, boolean kept) throws SQLException {
    return new View(
        saved.taxonomy().version(),
        saved.version(),
        kept && saved.version() == taxonomies.active(),
        kept,
        saved.note(),
        kept ? saved.savedAt() : null,
        kept ? saved.savedBy() : null,
        new Definition(saved.taxonomy().topics()));
  }
}
