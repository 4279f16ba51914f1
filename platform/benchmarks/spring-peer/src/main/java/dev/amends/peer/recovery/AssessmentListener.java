package dev.amends.peer.recovery;

import dev.amends.peer.event.CloudEvent;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** A batch, or one record at a time. */
@Component
class AssessmentListener {

  private final OpeningCases opening;

  AssessmentListener(OpeningCases opening) {
    this.opening = opening;
  }

  @KafkaListener(
      topics = "peer.assessments.v1",
      groupId = "peer-recovery",
      batch = "true",
      autoStartup = "${peer.batch:true}")
  void batch(List<ConsumerRecord<String, byte[]>> records) {
    opening.handle(records.stream().map(CloudEvent::read).toList());
  }

  @KafkaListener(
      topics = "peer.assessments.v1",
      groupId = "peer-recovery",
      batch = "false",
      autoStartup = "${peer.single:false}")
  void single(ConsumerRecord<String, byte[]> record) {
    opening.handle(List.of(CloudEvent.read(record)));
  }
}
