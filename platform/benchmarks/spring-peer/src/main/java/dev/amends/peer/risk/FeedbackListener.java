package dev.amends.peer.risk;

import dev.amends.peer.event.CloudEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** A batch, or one record at a time; acknowledged after what it caused has arrived in Kafka. */
@Component
class FeedbackListener {

  private final AssessingBatch assessing;
  private final KafkaTemplate<String, byte[]> kafka;

  FeedbackListener(AssessingBatch assessing, KafkaTemplate<String, byte[]> kafka) {
    this.assessing = assessing;
    this.kafka = kafka;
  }

  @KafkaListener(
      topics = "peer.feedback.v1",
      groupId = "peer-risk",
      batch = "true",
      autoStartup = "${peer.batch:true}")
  void batch(List<ConsumerRecord<String, byte[]>> records) {
    forward(assessing.decide(records.stream().map(CloudEvent::read).toList()));
  }

  @KafkaListener(
      topics = "peer.feedback.v1",
      groupId = "peer-risk",
      batch = "false",
      autoStartup = "${peer.single:false}")
  void single(ConsumerRecord<String, byte[]> record) {
    forward(assessing.decide(List.of(CloudEvent.read(record))));
  }

  private void forward(List<CloudEvent> events) {
    CompletableFuture.allOf(
            events.stream()
                .map(event -> kafka.send(event.record(AssessingBatch.FORWARD_TO)))
                .toArray(CompletableFuture[]::new))
        .join();
  }
}
