package dev.amends.ingest.trace;

import dev.amends.backbone.erasure.ErasureConfirmed;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import dev.amends.ingest.customers.ConfirmingErasures;
import io.quarkus.arc.All;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Every topic on which something can become of a response. */
@ApplicationScoped
class TraceStreams {

  private final EventStream feedback;
  private final EventStream assessments;
  private final EventStream cases;
  private final EventStream outreach;

  private final TraceEvents trace;
  private final ConfirmingErasures erasures;
  private final List<FollowsCases> followers;

  TraceStreams(
      EventStreams streams,
      TraceEvents trace,
      ConfirmingErasures erasures,
      @All List<FollowsCases> followers) {
    this.trace = trace;
    this.erasures = erasures;
    this.followers = followers;
    feedback = stream(streams, "feedback", TraceEvents.types("feedback.received"));
    assessments =
        stream(
            streams, "assessments", TraceEvents.types("response.assessed", "response.conflicted"));
    cases =
        stream(
            streams,
            "cases",
            TraceEvents.types(
                others(followers),
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
                "promise.broken",
                "promise.withdrawn"),
            this::follow);
    outreach =
        stream(
            streams,
            "outreach",
            TraceEvents.types("outreach.sent", "outreach.suppressed", "outreach.delayed"));
  }

  private static Map<String, Class<?>> others(List<FollowsCases> followers) {
    var others = new HashMap<String, Class<?>>();
    followers.forEach(follower -> others.putAll(follower.types()));
    return others;
  }

  private EventStream stream(EventStreams streams, String topic, EventTypes types) {
    return stream(streams, topic, types, events -> {});
  }

  private EventStream stream(
      EventStreams streams, String topic, EventTypes types, FollowsCases follower) {
    return streams.forwarding(topic, types, events -> handle(events, follower));
  }

  private void follow(List<IncomingEvent> events) throws SQLException {
    for (var follower : followers) {
      follower.follow(events);
    }
  }

  private List<OutgoingEvent> handle(List<IncomingEvent> events, FollowsCases follower)
      throws SQLException {
    var confirmed =
        events.stream()
            .collect(Collectors.partitioningBy(e -> e.data() instanceof ErasureConfirmed));
    erasures.confirm(
        confirmed.get(true).stream().map(e -> e.data(ErasureConfirmed.class)).toList());
    trace.note(confirmed.get(false));
    follower.follow(confirmed.get(false));
    return List.of();
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
