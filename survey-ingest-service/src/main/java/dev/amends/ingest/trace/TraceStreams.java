package dev.amends.ingest.trace;

import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Every topic on which something can become of a response. */
@ApplicationScoped
class TraceStreams {

  private final EventStream feedback;
  private final EventStream assessments;
  private final EventStream cases;
  private final EventStream outreach;

  TraceStreams(EventStreams streams, TraceEvents trace) {
    feedback = stream(streams, trace, "feedback", TraceEvents.types("feedback.received"));
    assessments =
        stream(
            streams,
            trace,
            "assessments",
            TraceEvents.types("response.assessed", "response.conflicted"));
    cases =
        stream(
            streams,
            trace,
            "cases",
            TraceEvents.types(
                "case.opened",
                "case.response-joined",
                "case.claimed",
                "case.released",
                "case.snoozed",
                "case.contacted",
                "case.resolved",
                "case.reopened",
                "case.recovered",
                "case.closed",
                "case.merged",
                "promise.made",
                "promise.kept",
                "promise.broken"));
    outreach =
        stream(
            streams,
            trace,
            "outreach",
            TraceEvents.types("outreach.sent", "outreach.suppressed", "outreach.delayed"));
  }

  private static EventStream stream(
      EventStreams streams, TraceEvents trace, String topic, EventTypes types) {
    return streams.forwarding(
        topic,
        types,
        events -> {
          trace.note(events);
          return List.of();
        });
  }

  @Incoming("feedback")
  @Blocking
  void feedback(ConsumerRecords<String, byte[]> records) {
    feedback.process(records);
  }

  @Incoming("assessments")
  @Blocking
  void assessments(ConsumerRecords<String, byte[]> records) {
    assessments.process(records);
  }

  @Incoming("cases")
  @Blocking
  void cases(ConsumerRecords<String, byte[]> records) {
    cases.process(records);
  }

  @Incoming("outreach")
  @Blocking
  void outreach(ConsumerRecords<String, byte[]> records) {
    outreach.process(records);
  }
}
