package dev.amends.ingest.feedback.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.verdict.BatchItems;
import dev.amends.ingest.verdict.BatchJudge;
import dev.amends.ingest.verdict.BatchVerdict;
import dev.amends.ingest.verdict.ItemVerdict;
import dev.amends.ingest.verdict.Json.Unreadable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Consumer;

/** Reads a batch in any of its forms and judges every item. */
@ApplicationScoped
class BatchReader {

  private final BatchJudge<Feedback> judge;

  BatchReader(FeedbackReader reader) {
    this.judge =
        new BatchJudge<>(
            reader::read,
            (index, feedback) ->
                ItemVerdict.accepted(
                    index, feedback.receiptId().value(), feedback.mode().reason()));
  }

  BatchVerdict judge(byte[] body, MediaType type, Consumer<List<Feedback>> use) {
    return judge.judge(items(body, type), use);
  }

  private static List<BatchItems.Item> items(byte[] body, MediaType type) {
    if (!CloudEventsIn.isBatch(type)) {
      return BatchItems.of(body, type);
    }
    return BatchItems.array(body).stream()
        .<BatchItems.Item>map(item -> () -> insideEnvelope(item.json()))
        .toList();
  }

  private static JsonNode insideEnvelope(JsonNode envelope) throws Unreadable {
    try {
      return CloudEventsIn.structured(envelope);
    } catch (HttpProblem e) {
      // No CloudEvent of ours, which does not spoil the others.
      throw new Unreadable(ErrorCode.INVALID, e.getDetail());
    }
  }
}
