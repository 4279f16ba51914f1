package dev.amends.ingest.feedback.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.feedback.domain.Reading;
import dev.amends.ingest.verdict.BatchVerdict;
import dev.amends.ingest.verdict.ItemVerdict;
import dev.amends.ingest.verdict.Json;
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

  static final String NDJSON = "application/x-ndjson";
  static final int MAX_ITEMS = 10_000;

  private final FeedbackReader reader;

  BatchReader(Clock clock) {
    this.reader = new FeedbackReader(clock);
  }

  /** What can be published, and the verdict on all. */
  record Batch(List<Feedback> valid, BatchVerdict verdict) {}

  Batch read(byte[] body, MediaType type) {
    var name = type == null ? "" : type.getType() + "/" + type.getSubtype();
    return switch (name) {
      case NDJSON -> lines(body);
      case CloudEventsIn.BATCH -> array(body, true);
      default -> array(body, false);
    };
  }

  private Batch array(byte[] body, boolean cloudEvents) {
    JsonNode items;
    try {
      items = Json.read(body);
    } catch (Unreadable e) {
      throw e.code().because(e.getMessage() + " Nothing of the batch was accepted.");
    }
    if (!items.isArray()) {
      throw ErrorCode.INVALID.because(
          "A batch is a JSON array; one response goes to /api/feedback.");
    }
    limit(items.size());
    var judged = new Judged();
    for (var item : items) {
      judged.add(() -> cloudEvents ? CloudEventsIn.structured(item) : item);
    }
    return judged.batch();
  }

  private Batch lines(byte[] body) {
    limit(countLines(body));
    var judged = new Judged();
    var start = 0;
    for (var end = 0; end <= body.length; end++) {
      if (end == body.length || body[end] == '\n') {
        if (!blank(body, start, end)) {
          var from = start;
          var length = end - start;
          judged.add(() -> Json.read(body, from, length));
        }
        start = end + 1;
      }
    }
    return judged.batch();
  }

  private static int countLines(byte[] body) {
    var lines = 0;
    var start = 0;
    for (var end = 0; end <= body.length; end++) {
      if (end == body.length || body[end] == '\n') {
        lines += blank(body, start, end) ? 0 : 1;
        start = end + 1;
      }
    }
    return lines;
  }

  private static boolean blank(byte[] body, int start, int end) {
    for (var i = start; i < end; i++) {
      if (!Character.isWhitespace(body[i])) {
        return false;
      }
    }
    return true;
  }

  private static void limit(int items) {
    if (items > MAX_ITEMS) {
      throw ErrorCode.TOO_MANY_ITEMS.because(
          "At most "
              + MAX_ITEMS
              + " items fit; this batch has "
              + items
              + ". Nothing of it was accepted.");
    }
  }

  private interface Item {
    JsonNode json() throws Unreadable;
  }

  private final class Judged {
    private final List<Feedback> valid = new ArrayList<>();
    private final List<ItemVerdict> verdicts = new ArrayList<>();

    void add(Item item) {
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
