package dev.amends.peer.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.amends.peer.event.CloudEvent;
import dev.amends.peer.event.Ids;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** One response per request; waits for the broker on a virtual thread. */
@RestController
class FeedbackController {

  private static final String TYPE = "dev.amends.feedback.received.v1";
  private static final int GIVE_UP_SECONDS = 10;

  private final KafkaTemplate<String, byte[]> kafka;
  private final JsonMapper json;

  FeedbackController(KafkaTemplate<String, byte[]> kafka, JsonMapper json) {
    this.kafka = kafka;
    this.json = json;
  }

  record Receipt(UUID receiptId, String status) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Received(
      UUID receiptId,
      boolean anonymous,
      Instant receivedAt,
      String submittedBy,
      @JsonUnwrapped Feedback feedback) {}

  @PostMapping("/api/feedback")
  ResponseEntity<Receipt> submit(
      @Valid @RequestBody Feedback feedback,
      @AuthenticationPrincipal Jwt caller,
      @RequestHeader(name = "traceparent", required = false) String traceparent)
      throws InterruptedException, ExecutionException {
    var now = Instant.now();
    var receipt = Ids.of(feedback.source(), feedback.externalId());
    var id = Ids.of(receipt.toString(), TYPE, Ids.hash(json.writeValueAsBytes(feedback)));
    var data =
        json.writeValueAsBytes(new Received(receipt, false, now, caller.getSubject(), feedback));
    var event =
        new CloudEvent(
            id,
            TYPE,
            "/survey-ingest",
            feedback.occurredAt(),
            feedback.customerId(),
            receipt,
            traceparent,
            null,
            now,
            data);
    try {
      kafka.send(event.record("peer.feedback.v1")).get(GIVE_UP_SECONDS, TimeUnit.SECONDS);
      return ResponseEntity.accepted().body(new Receipt(receipt, "accepted"));
    } catch (TimeoutException e) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }
  }
}
