package dev.amends.promoters.outreach.adapter;

import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import dev.amends.promoters.outreach.application.RespondingToAssessments;
import dev.amends.promoters.outreach.application.ResponseAssessed;
import dev.amends.promoters.outreach.application.WakeUp;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Responses, as they are assessed. */
@ApplicationScoped
public class AssessmentStream {

  public static final EventTypes TYPES =
      new EventTypes(Map.of(ResponseAssessed.TYPE, ResponseAssessed.class));

  private final EventStream stream;
  private final WakeUp wakeUp;

  AssessmentStream(EventStreams streams, RespondingToAssessments responding, WakeUp wakeUp) {
    this.stream = streams.once("assessments", TYPES, responding::respond);
    this.wakeUp = wakeUp;
  }

  @Incoming("assessments")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
    // After the commit: what woke up earlier would not see the rows.
    wakeUp.sender();
  }
}
