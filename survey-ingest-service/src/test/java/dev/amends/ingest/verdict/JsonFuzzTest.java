package dev.amends.ingest.verdict;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.amends.ingest.FixedTime;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.verdict.Json.Unreadable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.MediaType;

/** Whatever comes as JSON is read or refused; anything else would be answered with a 500. */
class JsonFuzzTest {

  private static final MediaType NDJSON = MediaType.valueOf(BatchItems.NDJSON);

  private final FeedbackReader reader = FixedTime.READER;

  @FuzzTest(maxDuration = "45s")
  void oneResponse(byte[] body) {
    try {
      reader.read(Json.read(body));
    } catch (Unreadable refused) {
      // A 400 that says where.
    }
  }

  @FuzzTest(maxDuration = "45s")
  void aBatch(byte[] body) {
    items(body, MediaType.APPLICATION_JSON_TYPE);
  }

  @FuzzTest(maxDuration = "45s")
  void lines(byte[] body) {
    items(body, NDJSON);
  }

  private void items(byte[] body, MediaType type) {
    try {
      for (var item : BatchItems.of(body, type)) {
        try {
          reader.read(item.json());
        } catch (Unreadable refused) {
          // The verdict on one item.
        }
      }
    } catch (HttpProblem refused) {
      assert refused.getStatusCode() < 500 : refused;
    }
  }
}
