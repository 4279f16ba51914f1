package dev.amends.ingest.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.ingest.broker.Submission;
import dev.amends.ingest.feedback.application.AcceptingFeedback;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.verdict.ItemVerdict;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Turns one delivery into feedback, once. */
@ApplicationScoped
class ReceivingDelivery {

  private final ToolMappings mappings;
  private final Deliveries deliveries;
  private final AcceptingFeedback accepting;
  private final FeedbackReader reader;

  ReceivingDelivery(
      ToolMappings mappings, Deliveries deliveries, AcceptingFeedback accepting, Clock clock) {
    this.mappings = mappings;
    this.deliveries = deliveries;
    this.accepting = accepting;
    this.reader = new FeedbackReader(clock);
  }

  /**
   * @param id given by the sender in a header, or null
   */
  record Delivery(String source, String id, byte[] body, String traceparent) {}

  sealed interface Outcome {}

  /** {@code answer} is JSON. */
  record Accepted(byte[] answer) implements Outcome {}

  record SeenBefore(byte[] answer) implements Outcome {}

  record Altered() implements Outcome {}

  record NotTheToolsShape() implements Outcome {}

  /** Nothing of it can be used; the sender may mend it and deliver it again under the same id. */
  record NothingValid(List<ItemVerdict> items) implements Outcome {}

  /** The answer to a delivery: the first receipt, and a verdict on each of its parts. */
  record Answer(UUID receiptId, String status, List<ItemVerdict> items, List<String> skipped) {}

  Outcome receive(Delivery delivery, JsonNode payload) throws SQLException {
    var mapped = mappings.map(delivery.source(), payload);
    if (mapped.isEmpty()) {
      return new NotTheToolsShape();
    }
    var hash = sha256(delivery.body());
    var id = deliveryId(delivery, mapped.get(), hash);
    var earlier = deliveries.find(delivery.source(), id);
    if (earlier.isPresent()) {
      return earlier.get().bodyHash().equals(hash)
          ? new SeenBefore(earlier.get().answer())
          : new Altered();
    }
    var judged = judge(delivery.source(), mapped.get());
    if (judged.valid.isEmpty() && judged.skipped.isEmpty()) {
      return new NothingValid(judged.items);
    }
    accepting.acceptAll(
        judged.valid, Submission.by("webhook:" + delivery.source(), delivery.traceparent()));
    var answer = Json.write(judged.answer());
    deliveries.remember(delivery.source(), id, hash, answer);
    return new Accepted(answer);
  }

  private Judged judge(String source, JsonNode mapped) {
    var judged = new Judged();
    for (var item : mapped.path("items")) {
      if (item.path("feedback") instanceof ObjectNode feedback) {
        feedback.put("source", source);
        judged.add(reader.readPerhapsAnonymous(feedback));
      } else {
        judged.skipped.add(item.path("skip").asText());
      }
    }
    return judged;
  }

  private static String deliveryId(Delivery delivery, JsonNode mapped, String hash) {
    if (delivery.id() != null) {
      return delivery.id();
    }
    // A tool that names its deliveries nowhere repeats one only as the same bytes.
    return mapped.path("deliveryId").isTextual()
        ? mapped.path("deliveryId").textValue()
        : "sha256:" + hash;
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static final class Judged {
    private final List<Feedback> valid = new ArrayList<>();
    private final List<ItemVerdict> items = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    void add(Reading<Feedback> reading) {
      switch (reading) {
        case Reading.Valid<Feedback> read -> {
          valid.add(read.value());
          items.add(ItemVerdict.accepted(items.size(), read.value().receiptId().value()));
        }
        case Reading.Invalid<Feedback> read ->
            items.add(ItemVerdict.rejected(items.size(), ErrorCode.INVALID, read.errors()));
      }
    }

    Answer answer() {
      var first =
          items.stream().filter(ItemVerdict::isAccepted).findFirst().map(ItemVerdict::receiptId);
      return new Answer(
          first.orElse(null), first.isPresent() ? "accepted" : "rejected", items, skipped);
    }
  }
}
