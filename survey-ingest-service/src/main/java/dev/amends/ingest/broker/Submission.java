package dev.amends.ingest.broker;

import dev.amends.backbone.event.TraceContext;
import java.time.Instant;

/**
 * Who hands something over, and in which trace.
 *
 * @param acceptedAt when, for what was stored first; null for now
 */
public record Submission(String submittedBy, String traceparent, Instant acceptedAt) {

  public static Submission by(String name, String traceparent) {
    return new Submission(name, TraceContext.continueOrStart(traceparent), null);
  }

  public Instant acceptedAtOr(Instant now) {
    return acceptedAt == null ? now : acceptedAt;
  }
}
