package dev.amends.ingest.surveys.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.ingest.surveys.application.BeginningConversation;
import dev.amends.ingest.surveys.application.PublishingSurvey;
import dev.amends.ingest.surveys.application.Surveys;
import dev.amends.ingest.surveys.application.Surveys.Published;
import dev.amends.ingest.verdict.Json;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is asked, and the links to those who are asked. */
@Path("/api/surveys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SurveyResource {

  private final Surveys surveys;
  private final PublishingSurvey publishing;
  private final BeginningConversation beginning;
  private final SurveyLinks links;
  private final Caller caller;

  SurveyResource(
      Surveys surveys,
      PublishingSurvey publishing,
      BeginningConversation beginning,
      SurveyLinks links,
      Caller caller) {
    this.surveys = surveys;
    this.publishing = publishing;
    this.beginning = beginning;
    this.links = links;
    this.caller = caller;
  }

  /**
   * A version of a survey.
   *
   * @param published false if it was only looked at
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      String survey,
      int version,
      boolean published,
      Instant publishedAt,
      String publishedBy,
      JsonNode definition) {

    static View of(Published version) {
      return new View(
          version.survey(),
          version.version(),
          version.publishedBy() != null,
          version.publishedBy() == null ? null : version.publishedAt(),
          version.publishedBy(),
          version.definition());
    }
  }

  /** All there are, each in its latest version. */
  public record All(List<View> items) {}

  /** A conversation that was begun; {@code url} is for the customer alone. */
  public record Link(UUID conversationId, String url, Instant expiresAt) {}

  @GET
  @RolesAllowed({
    Roles.UPSTREAM,
    Roles.AGENT,
    Roles.TEAM_LEAD,
    Roles.MARKETER,
    Roles.CX_LEAD,
    Roles.ADMIN
  })
  public All all() throws SQLException {
    return new All(surveys.latest().stream().map(View::of).toList());
  }

  @GET
  @Path("/{survey}")
  @RolesAllowed({
    Roles.UPSTREAM,
    Roles.AGENT,
    Roles.TEAM_LEAD,
    Roles.MARKETER,
    Roles.CX_LEAD,
    Roles.ADMIN
  })
  public View one(String survey) throws SQLException {
    return View.of(published(survey));
  }

  /** 200 with the newest version, the same one if it says what was said before. */
  @PUT
  @Path("/{survey}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.CX_LEAD)
  public View publish(
      String survey, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun, byte[] body)
      throws SQLException {
    return switch (publishing.publish(survey, Json.body(body), dryRun ? null : caller.name())) {
      case PublishingSurvey.Current current -> View.of(current.version());
      case PublishingSurvey.Faulty faulty ->
          throw ErrorCode.INVALID
              .with("Mend the fields named in errors and send the survey again.")
              .with("errors", faulty.errors())
              .build();
      case PublishingSurvey.Overtaken overtaken ->
          throw ErrorCode.STALE.because(
              "Somebody published another version at this moment; look at it and send yours again.");
    };
  }

  /**
   * 201 with a link; the same one for the same {@code externalId}. Staff who ask for one fill it in
   * for a customer on the phone or on paper, and are its author.
   */
  @POST
  @Path("/{survey}/conversations")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.UPSTREAM, Roles.AGENT, Roles.TEAM_LEAD, Roles.CX_LEAD})
  public Response begin(String survey, byte[] body) throws SQLException {
    var version = published(survey);
    var asked = version.read();
    var byStaff = !caller.roles().contains(Roles.UPSTREAM);
    var wanted = ConversationReader.read(asked, Json.body(body), caller.name(), byStaff);
    var begun = beginning.begin(wanted);
    return Response.status(Response.Status.CREATED)
        .entity(new Link(begun.id(), links.of(begun.id(), begun.expiresAt()), begun.expiresAt()))
        .build();
  }

  private Published published(String survey) throws SQLException {
    return surveys
        .latest(survey)
        .orElseThrow(
            () ->
                ErrorCode.NOT_FOUND.because("There is no survey of this name; see /api/surveys."));
  }
}
