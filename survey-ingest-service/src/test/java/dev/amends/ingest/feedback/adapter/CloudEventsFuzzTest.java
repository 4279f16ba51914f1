package dev.amends.ingest.feedback.adapter;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.amends.ingest.FixedTime;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Json.Unreadable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;

/** Whatever comes as a CloudEvent is read or refused. */
class CloudEventsFuzzTest {

  private final FeedbackReader reader = FixedTime.READER;

  @FuzzTest(maxDuration = "45s")
  void anEnvelope(byte[] body) {
    try {
      reader.read(CloudEventsIn.structured(Json.read(body)));
    } catch (Unreadable refused) {
      // A 400 that says where.
    } catch (HttpProblem refused) {
      assert refused.getStatusCode() < 500 : refused;
    }
  }

  @FuzzTest(maxDuration = "45s")
  void aHeader(byte[] header) {
    try {
      CloudEventsIn.attribute(new String(header, StandardCharsets.UTF_8));
    } catch (HttpProblem refused) {
      assert refused.getStatusCode() < 500 : refused;
    }
  }
}
