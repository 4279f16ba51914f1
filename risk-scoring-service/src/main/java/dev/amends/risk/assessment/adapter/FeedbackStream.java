package dev.amends.risk.assessment.adapter;

import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import dev.amends.risk.assessment.application.AssessingResponses;
import dev.amends.risk.assessment.application.FeedbackReceived;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Responses, as they are accepted. */
@ApplicationScoped
class FeedbackStream {

  static final EventTypes TYPES =
      new EventTypes(Map.of("dev.amends.feedback.received.v1", FeedbackReceived.class));

  private final EventStream stream;

  FeedbackStream(EventStreams streams, AssessingResponses assessing) {
    this.stream = streams.forwarding("feedback", TYPES, assessing);
  }

  @Incoming("feedback")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
  }
}
