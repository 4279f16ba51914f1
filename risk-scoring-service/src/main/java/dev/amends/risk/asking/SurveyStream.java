package dev.amends.risk.asking;

import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What happens with surveys besides the answers. */
@ApplicationScoped
class SurveyStream {

  static final EventTypes TYPES =
      new EventTypes(
          Map.of(
              NotingAsks.DELIVERED,
              SurveyHappened.class,
              NotingAsks.ANSWERED,
              SurveyHappened.class,
              NotingAsks.DECLINED,
              SurveyHappened.class));

  private final EventStream stream;

  SurveyStream(EventStreams streams, NotingAsks noting) {
    this.stream = streams.once("interactions", TYPES, noting::handle);
  }

  @Incoming("interactions")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
  }
}
