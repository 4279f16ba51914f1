package dev.amends.ingest.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FetchingResponsesTest {

  @Test
  void aToolThatIsAwayIsAskedAgainAfterLongerAndLongerPauses() {
    assertEquals(Duration.ofSeconds(5), FetchingResponses.pause(1));
    assertEquals(Duration.ofSeconds(10), FetchingResponses.pause(2));
    assertEquals(Duration.ofSeconds(10_240), FetchingResponses.pause(12));
    assertEquals(Duration.ofHours(3), FetchingResponses.pause(13));
    assertEquals(Duration.ofHours(3), FetchingResponses.pause(100));
  }

  @Test
  void itIsGivenUpAfterAboutADay() {
    var waited =
        IntStream.range(1, FetchingResponses.MAX_ATTEMPTS)
            .mapToObj(FetchingResponses::pause)
            .reduce(Duration.ZERO, Duration::plus);
    assertTrue(waited.toHours() >= 20 && waited.toHours() <= 24, waited.toString());
  }
}
