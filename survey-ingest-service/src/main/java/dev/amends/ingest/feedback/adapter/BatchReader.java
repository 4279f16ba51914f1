package dev.amends.ingest.feedback.adapter;

import dev.amends.edge.problem.ErrorCode;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.feedback.domain.Reading;
import dev.amends.ingest.verdict.BatchItems;
import dev.amends.ingest.verdict.BatchVerdict;
import dev.amends.ingest.verdict.ItemVerdict;
import dev.amends.ingest.verdict.Json.Unreadable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Reads a batch in any of its forms and judges every item. */
@ApplicationScoped
class BatchReader {

  private final FeedbackReader reader;

  BatchReader(Clock clock) {
    this.reader = new FeedbackReader(clock);
  }

  /** What can be published, and the verdict on all. */
  record Batch(List<Feedback> valid, BatchVerdict verdict) {}

  Batch read(byte[] body, MediaType type) {
    var cloudEvents = CloudEventsIn.isBatch(type);
    var judged = new Judged();
    for (var item : BatchItems.of(body, type)) {
      judged.add(cloudEvents ? () -> CloudEventsIn.structured(item.json()) : item);
    }
    return judged.batch();
  }

  private final class Judged {
    private final List<Feedback> valid = new ArrayList<>();
    private final List<ItemVerdict> verdicts = new ArrayList<>();

    void add(BatchItems.Item item) {
      var index = verdicts.size();
      try {
        switch (reader.read(item.json())) {
          case Reading.Valid read -> {
            valid.add(read.feedback());
            verdicts.add(ItemVerdict.accepted(index, read.feedback().receiptId().value()));
          }
          case Reading.Invalid read ->
              verdicts.add(ItemVerdict.rejected(index, ErrorCode.INVALID, read.errors()));
        }
      } catch (Unreadable e) {
        verdicts.add(ItemVerdict.rejected(index, e.code(), List.of()));
      } catch (HttpProblem e) {
        // An envelope that is no CloudEvent of ours.
        verdicts.add(ItemVerdict.rejected(index, ErrorCode.INVALID, List.of()));
      }
    }

    Batch batch() {
      return new Batch(valid, BatchVerdict.of(verdicts));
    }
  }
}
