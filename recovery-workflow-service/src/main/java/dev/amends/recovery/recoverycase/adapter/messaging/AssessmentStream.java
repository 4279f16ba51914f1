package dev.amends.recovery.recoverycase.adapter.messaging;

import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import dev.amends.recovery.recoverycase.application.Assessment;
import dev.amends.recovery.recoverycase.application.OpeningCases;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What responses mean, as the risk service says. */
@ApplicationScoped
class AssessmentStream {

  static final EventTypes TYPES =
      new EventTypes(Map.of("dev.amends.response.assessed.v1", Assessment.class));

  private final EventStream stream;

  AssessmentStream(EventStreams streams, OpeningCases opening) {
    this.stream = streams.once("assessments", TYPES, opening::handle);
  }

  @Incoming("assessments")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
  }
}
