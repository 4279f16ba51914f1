package dev.amends.ingest.webhooks;

import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.broker.Submission;
import dev.amends.ingest.feedback.application.AcceptingFeedback;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.webhooks.PendingFetches.Pending;
import dev.amends.ingest.webhooks.ToolDocuments.NotFetched;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Fetches what deliveries only named and turns it into feedback. A tool that does not answer is
 * asked again after longer and longer pauses, for about a day; it may hand out a response twice,
 * which makes no second one.
 */
@ApplicationScoped
class FetchingResponses {

  static final int MAX_ATTEMPTS = 18;
  static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  static final Duration LONGEST_PAUSE = Duration.ofHours(3);

  /** Longer than the documents of as many responses as are taken together can take. */
  private static final Duration HOLD = Duration.ofMinutes(5);

  private static final int TOGETHER = 5;
  private static final Logger LOG = Logger.getLogger(FetchingResponses.class);

  private final ToolCatalogue tools;
  private final ToolDocuments documents;
  private final PendingFetches pending;
  private final AcceptingFeedback accepting;
  private final JudgingParts judging;
  private final Clock clock;
  private final MeterRegistry meters;

  FetchingResponses(
      ToolCatalogue tools,
      ToolDocuments documents,
      PendingFetches pending,
      AcceptingFeedback accepting,
      JudgingParts judging,
      Clock clock,
      MeterRegistry meters) {
    this.tools = tools;
    this.documents = documents;
    this.pending = pending;
    this.accepting = accepting;
    this.judging = judging;
    this.clock = clock;
    this.meters = meters;
    // Known from the start: a count that begins with one has not risen, and would alarm nobody.
    tools.fetched().forEach(this::failed);
  }

  private Counter failed(String source) {
    return meters.counter("amends.webhook.fetch.failed", "source", source);
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void work() {
    try {
      for (var taken = pending.take(TOGETHER, HOLD);
          !taken.isEmpty();
          taken = pending.take(TOGETHER, HOLD)) {
        for (var each : taken) {
          fetch(each);
        }
      }
    } catch (SQLException | IOException e) {
      LOG.warnf("Fetching from survey tools waits for the database: %s", e.getMessage());
    }
  }

  private void fetch(Pending each) throws SQLException {
    try {
      pending.done(each, Json.write(accepted(each)));
    } catch (NotFetched | RuntimeException e) {
      // Whatever it was, it is this delivery's own failure and none of its neighbours'.
      if (each.attempts() >= MAX_ATTEMPTS) {
        LOG.errorf("%s %s is given up: %s", each.source(), each.deliveryId(), e.getMessage());
        failed(each.source()).increment();
        pending.failed(each, e.toString());
      } else {
        pending.waitUntil(each, clock.instant().plus(pause(each.attempts())), e.toString());
      }
    }
  }

  private JudgingParts.Answer accepted(Pending each) throws NotFetched {
    var tool =
        tools.find(each.source()).orElseThrow(() -> new NotFetched("The tool has no mapping."));
    var wanted = Mapping.map(tool, each.payload(), null).map(Tool.Mapped::fetch).orElse(Map.of());
    var fetched = EventJson.MAPPER.createObjectNode();
    for (var document : wanted.entrySet()) {
      fetched.set(document.getKey(), documents.get(tool, document.getValue()));
    }
    var mapped = Mapping.map(tool, each.payload(), fetched);
    if (mapped.isEmpty() || !mapped.get().fetch().isEmpty()) {
      throw new NotFetched("The documents do not have the tool's shape.");
    }
    var judged = judging.judge(tool, mapped.get().parts(), JudgingParts::alone);
    // Accepted when it was delivered: an erasure since then covers it.
    accepting.acceptAll(
        judged.valid(),
        Submission.earlier("webhook:" + tool.name(), each.traceparent(), each.receivedAt()));
    return judged.answer();
  }

  /**
   * @param attempts so far, at least 1
   */
  static Duration pause(int attempts) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 30));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
