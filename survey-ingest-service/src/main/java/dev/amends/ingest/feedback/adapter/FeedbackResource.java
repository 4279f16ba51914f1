package dev.amends.ingest.feedback.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.ingest.broker.NotConfirmed;
import dev.amends.ingest.broker.Submission;
import dev.amends.ingest.broker.Unconfirmed;
import dev.amends.ingest.feedback.application.AcceptingFeedback;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.verdict.BatchItems;
import dev.amends.ingest.verdict.BatchVerdict;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Json.Unreadable;
import dev.amends.ingest.verdict.Reading;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.NonBlocking;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Responses from upstream systems, one at a time or many. */
@Path("/api/feedback")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.UPSTREAM)
public class FeedbackResource {

  private final AcceptingFeedback accepting;
  private final FeedbackReader reader;
  private final BatchReader batches;
  private final Caller caller;
  private final Executor virtualThreads;

  FeedbackResource(
      AcceptingFeedback accepting,
      BatchReader batches,
      FeedbackReader reader,
      Caller caller,
      @VirtualThreads Executor virtualThreads) {
    this.accepting = accepting;
    this.batches = batches;
    this.reader = reader;
    this.caller = caller;
    this.virtualThreads = virtualThreads;
  }

  /**
   * The receipt of an accepted response.
   *
   * @param reason why nobody acts on it: {@code too-old}; absent otherwise
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Receipt(UUID receiptId, String status, String reason) {

    static Receipt of(Feedback feedback) {
      return new Receipt(feedback.receiptId().value(), "accepted", feedback.mode().reason());
    }
  }

  /** 202 only when the broker has the event; 503 when it did not confirm within ten seconds. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, CloudEventsIn.STRUCTURED})
  @NonBlocking
  public CompletionStage<Response> submit(byte[] body, @Context HttpHeaders headers) {
    var feedback = valid(event(body, headers));
    var submission = submission(headers);
    if (feedback.customer() == null) {
      return answer(feedback, accepting.acceptWithoutFacts(feedback, submission));
    }
    return answer(
        feedback,
        CompletableFuture.runAsync(
            () -> accepting.acceptAll(List.of(feedback), submission), virtualThreads));
  }

  /** A verdict per item; nothing is published when there are too many. */
  @POST
  @Path("/batch")
  @Consumes({MediaType.APPLICATION_JSON, BatchItems.NDJSON, CloudEventsIn.BATCH})
  @RunOnVirtualThread
  public BatchVerdict submitBatch(byte[] body, @Context HttpHeaders headers) {
    var submission = submission(headers);
    try {
      return batches.judge(
          body, headers.getMediaType(), valid -> accepting.acceptAll(valid, submission));
    } catch (NotConfirmed e) {
      throw Unconfirmed.problem(e);
    }
  }

  private Feedback valid(JsonNode event) {
    return switch (reader.read(event)) {
      case Reading.Valid<Feedback> valid -> valid.value();
      case Reading.Invalid<Feedback> invalid ->
          throw ErrorCode.INVALID
              .with("Mend the fields named in errors and send the response again.")
              .with("errors", invalid.errors())
              .build();
    };
  }

  private static JsonNode event(byte[] body, HttpHeaders headers) {
    try {
      var json = Json.read(body);
      if (headers.getMediaType() != null
          && headers.getMediaType().toString().startsWith(CloudEventsIn.STRUCTURED)) {
        return CloudEventsIn.structured(json);
      }
      return CloudEventsIn.isBinary(headers) ? CloudEventsIn.binary(headers, json) : json;
    } catch (Unreadable e) {
      throw e.code().because(e.getMessage());
    }
  }

  private Submission submission(HttpHeaders headers) {
    return Submission.by(caller.name(), headers.getHeaderString("traceparent"));
  }

  private static CompletionStage<Response> answer(
      Feedback feedback, CompletableFuture<Void> accepted) {
    return accepted.handle(
        (done, failure) -> {
          if (failure != null) {
            throw Unconfirmed.problem(failure);
          }
          return Response.accepted(Receipt.of(feedback)).build();
        });
  }
}
