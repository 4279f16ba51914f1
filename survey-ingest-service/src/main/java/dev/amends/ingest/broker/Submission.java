package dev.amends.ingest.broker;

import dev.amends.backbone.event.TraceContext;

/** Who hands something over, and in which trace. */
public record Submission(String submittedBy, String traceparent) {

  public static Submission by(String name, String traceparent) {
    return new Submission(name, TraceContext.continueOrStart(traceparent));
  }
}
