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

  /** Of something that was stored when it was handed over, and is worked on only now. */
  public static Submission earlier(String name, String traceparent, Instant acceptedAt) {
    return new Submission(name, TraceContext.continueOrStart(traceparent), acceptedAt);
  }

  public Submission at(Instant time) {
    return new Submission(submittedBy, traceparent, time);
  }

  public Instant acceptedAtOr(Instant now) {
    return acceptedAt == null ? now : acceptedAt;
  }
}
