package dev.amends.ingest.feedback.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.ingest.broker.NotConfirmed;
import dev.amends.ingest.broker.Submission;
import dev.amends.ingest.broker.Unconfirmed;
import dev.amends.ingest.feedback.adapter.FeedbackResource.Receipt;
import dev.amends.ingest.feedback.application.AcceptingFeedback;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Reading;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What customers said without being asked, written down by staff: a call, a letter, a visit, an
 * e-mail, something in public. It has words and no scores, and whoever wrote it down as its author.
 */
@Path("/api/feedback/notes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD, Roles.CX_LEAD})
public class NotedFeedbackResource {

  static final String SOURCE = "staff";
  static final Set<String> CHANNELS =
      new TreeSet<>(Set.of("call", "chat", "email", "letter", "social", "visit"));

  /** Facts and permissions of a customer are not staff's to change, nor is how it is acted on. */
  private static final Set<String> FIELDS =
      Set.of(
          "customerId",
          "channel",
          "comment",
          "occurredAt",
          "externalId",
          "touchpoint",
          "language",
          "scores");

  private final AcceptingFeedback accepting;
  private final FeedbackReader reader;
  private final Caller caller;
  private final Clock clock;

  NotedFeedbackResource(
      AcceptingFeedback accepting, FeedbackReader reader, Caller caller, Clock clock) {
    this.accepting = accepting;
    this.reader = reader;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * 202 once the broker has it. Without {@code occurredAt} it was said now; an {@code externalId}
   * makes sending the same again harmless.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public Response note(byte[] body, @Context HttpHeaders headers) {
    var feedback = valid(written(body));
    try {
      accepting.acceptAll(
          List.of(feedback), Submission.by(caller.name(), headers.getHeaderString("traceparent")));
    } catch (NotConfirmed e) {
      throw Unconfirmed.problem(e);
    }
    return Response.accepted(Receipt.of(feedback)).build();
  }

  private ObjectNode written(byte[] body) {
    if (!(Json.body(body) instanceof ObjectNode note)) {
      throw ErrorCode.INVALID.because("A note is a JSON object.");
    }
    note.retain(FIELDS);
    // A letter may have lain for weeks: who writes it down now wants it to be acted on.
    note.put("source", SOURCE).put("author", caller.name()).put("mode", "live");
    // Nobody overwrites what a colleague wrote.
    var id = note.hasNonNull("externalId") ? note.path("externalId").asText() : newId();
    note.put("externalId", caller.name() + ":" + id);
    if (!note.hasNonNull("occurredAt")) {
      note.put("occurredAt", clock.instant().toString());
    }
    return note;
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private Feedback valid(ObjectNode note) {
    var errors = new ArrayList<>(errors(note));
    var reading = reader.read(note);
    if (reading instanceof Reading.Valid<Feedback> read && errors.isEmpty()) {
      return read.value();
    }
    if (reading instanceof Reading.Invalid<Feedback> read) {
      errors.addAll(read.errors());
    }
    throw ErrorCode.INVALID
        .with("Mend the fields named in errors and send the note again.")
        .with("errors", errors)
        .build();
  }

  private static List<FieldError> errors(JsonNode note) {
    var errors = new ArrayList<FieldError>();
    if (note.path("comment").asText().isBlank()) {
      errors.add(FieldError.of("comment", Code.REQUIRED, "What did the customer say?"));
    }
    if (!CHANNELS.contains(note.path("channel").asText())) {
      errors.add(
          FieldError.of(
              "channel",
              Code.UNKNOWN_VALUE,
              "One of these was expected: " + String.join(", ", CHANNELS) + "."));
    }
    if (note.hasNonNull("scores")) {
      errors.add(
          FieldError.of(
              "scores", Code.NOT_ASKED, "Nobody was asked for a score; only answers have one."));
    }
    return errors;
  }
}
