package dev.amends.ingest.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.Digest;
import dev.amends.ingest.broker.Submission;
import dev.amends.ingest.feedback.application.AcceptingFeedback;
import dev.amends.ingest.verdict.ItemVerdict;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.webhooks.JudgingParts.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/** Turns one delivery into feedback, once. */
@ApplicationScoped
class ReceivingDelivery {

  private static final Digest SHA_256 = Digest.of("SHA-256");

  private final Deliveries deliveries;
  private final PartialAnswers answers;
  private final PendingFetches fetches;
  private final ToolDocuments documents;
  private final AcceptingFeedback accepting;
  private final JudgingParts judging;

  ReceivingDelivery(
      Deliveries deliveries,
      PartialAnswers answers,
      PendingFetches fetches,
      ToolDocuments documents,
      AcceptingFeedback accepting,
      JudgingParts judging) {
    this.deliveries = deliveries;
    this.answers = answers;
    this.fetches = fetches;
    this.documents = documents;
    this.accepting = accepting;
    this.judging = judging;
  }

  /**
   * @param id given by the sender in a header, or null
   */
  record Delivery(Tool tool, String id, byte[] body, JsonNode payload, String traceparent) {}

  sealed interface Outcome {}

  /** {@code answer} is JSON. */
  record Accepted(byte[] answer) implements Outcome {}

  /** The response would have to be fetched, and nobody has said with which token. */
  record NoAccess(Tool tool) implements Outcome {}

  record SeenBefore(byte[] answer) implements Outcome {}

  record Altered() implements Outcome {}

  record NotTheToolsShape(Tool tool) implements Outcome {}

  /** Nothing of it can be used; the sender may mend it and deliver it again under the same id. */
  record NothingValid(List<ItemVerdict> items) implements Outcome {}

  Outcome receive(Delivery delivery) throws SQLException {
    var mapped = Mapping.map(delivery.tool(), delivery.payload(), null);
    if (mapped.isEmpty()) {
      return new NotTheToolsShape(delivery.tool());
    }
    var fetch = !mapped.get().fetch().isEmpty();
    if (fetch && !documents.canFetch(delivery.tool())) {
      return new NoAccess(delivery.tool());
    }
    var source = delivery.tool().name();
    var hash = sha256(delivery.body());
    var id = deliveryId(delivery, mapped.get(), hash);
    var earlier = deliveries.find(source, id);
    if (earlier.isPresent() && !earlier.get().bodyHash().equals(hash)) {
      return new Altered();
    }
    if (fetch) {
      fetches.add(source, id, delivery.payload(), delivery.traceparent());
    }
    if (earlier.isPresent()) {
      return new SeenBefore(earlier.get().answer());
    }
    var judged =
        judging.judge(delivery.tool(), mapped.get().parts(), part -> whole(delivery, part));
    if (judged.isUseless() && !fetch) {
      return new NothingValid(judged.items());
    }
    accepting.acceptAll(judged.valid(), Submission.by("webhook:" + source, delivery.traceparent()));
    var answer = Json.write(answer(mapped.get(), judged));
    deliveries.remember(source, id, hash, answer);
    return new Accepted(answer);
  }

  private JsonNode whole(Delivery delivery, Tool.Answer answer) {
    return answers.with(delivery.tool(), answer);
  }

  /** What is still to be fetched is stored and will be: that is as good as having it. */
  private static Answer answer(Tool.Mapped mapped, JudgingParts.Judged judged) {
    var answer = judged.answer();
    return mapped.fetch().isEmpty()
        ? answer
        : new Answer(answer.receiptId(), "fetching", answer.items(), answer.skipped());
  }

  private static String deliveryId(Delivery delivery, Tool.Mapped mapped, String hash) {
    if (delivery.id() != null) {
      return delivery.id();
    }
    // A tool that names its deliveries nowhere repeats one only as the same bytes.
    return mapped.deliveryId() == null ? "sha256:" + hash : mapped.deliveryId();
  }

  private static String sha256(byte[] body) {
    return HexFormat.of().formatHex(SHA_256.fresh().digest(body));
  }
}
