package dev.amends.backbone.stream;

import dev.amends.backbone.deadletter.DeadLetters;
import dev.amends.backbone.erasure.Erasures;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.event.KafkaBinding;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.event.UnreadableEvent;
import dev.amends.backbone.publish.EventPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Store, forward, acknowledge. {@link #process} returns only when every record of the batch has had
 * its effect or lies among the dead letters; the caller then commits the offset.
 *
 * <p>While the database or the broker is away it waits. A record that fails by itself is found by
 * halving the batch and is dead-lettered after its third failure, provided the database answers at
 * those moments: an outage never turns good records into dead letters.
 */
public final class EventStream {

  private static final Logger LOG = Logger.getLogger(EventStream.class);

  /** How often a record has to fail alone before it counts as bad. */
  static final int TRIES = 3;

  private final String consumer;
  private final EventTypes types;
  private final EventHandler handler;
  private final StreamGate gate;
  private final BatchTransaction transaction;
  private final Erasures erasures;
  private final EventPublisher publisher;
  private final DeadLetters deadLetters;
  private final StreamMetrics metrics;

  EventStream(
      String consumer,
      EventTypes types,
      EventHandler handler,
      StreamGate gate,
      BatchTransaction transaction,
      Erasures erasures,
      EventPublisher publisher,
      DeadLetters deadLetters,
      StreamMetrics metrics) {
    this.consumer = consumer;
    this.types = types;
    this.handler = handler;
    this.gate = gate;
    this.transaction = transaction;
    this.erasures = erasures;
    this.publisher = publisher;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  /**
   * @throws StreamInterrupted if the service is stopping; the batch is redelivered after the next
   *     start
   */
  public void process(ConsumerRecords<String, byte[]> records) {
    gate.enter();
    try {
      processAll(records);
    } finally {
      gate.leave();
    }
  }

  private void processAll(ConsumerRecords<String, byte[]> records) {
    var events = new ArrayList<IncomingEvent>(records.count());
    for (var record : records) {
      if (record.value() == null && record.headers().lastHeader("ce_type") == null) {
        // A tombstone: what compaction leaves where a customer was erased. Nothing to decide on.
        metrics.ignored(consumer);
        continue;
      }
      decode(record).ifPresent(events::add);
    }
    if (!events.isEmpty()) {
      handleAll(events);
    }
  }

  private Optional<IncomingEvent> decode(ConsumerRecord<String, byte[]> record) {
    try {
      var meta = KafkaBinding.read(record);
      if (!types.knows(meta.type())) {
        metrics.ignored(consumer);
        return Optional.empty();
      }
      return Optional.of(new IncomingEvent(meta, types.read(meta.type(), record.value()), record));
    } catch (UnreadableEvent e) {
      deadLetter(record, e.getMessage());
      return Optional.empty();
    }
  }

  private void handleAll(List<IncomingEvent> events) {
    var patience = new Patience(consumer);
    var tries = 0;
    while (true) {
      try {
        var forward = transaction.run(() -> handleUnerased(events));
        forward(forward);
        metrics.handled(consumer, events);
        return;
      } catch (RuntimeException failure) {
        gate.check();
        if (!transaction.isOutage(failure) && transaction.databaseAnswers()) {
          // Alone it gets another chance: an outage may end between its failure and this question.
          if (events.size() > 1 || ++tries == TRIES) {
            findTheCulprit(events, failure);
            return;
          }
        }
        patience.waitAfter(failure);
      }
    }
  }

  private List<OutgoingEvent> handleUnerased(List<IncomingEvent> events) throws Exception {
    var left = erasures.withoutErased(events);
    return left.isEmpty() ? List.of() : handler.handle(left);
  }

  private void findTheCulprit(List<IncomingEvent> events, RuntimeException failure) {
    if (events.size() == 1) {
      LOG.errorf(failure, "%s cannot handle %s", consumer, events.getFirst().meta());
      deadLetter(events.getFirst().record(), rootMessage(failure));
      return;
    }
    var middle = events.size() / 2;
    handleAll(events.subList(0, middle));
    handleAll(events.subList(middle, events.size()));
  }

  private void forward(List<OutgoingEvent> events) {
    if (!events.isEmpty()) {
      Patience.await(publisher.publishAll(events));
    }
  }

  private void deadLetter(ConsumerRecord<String, byte[]> record, String reason) {
    metrics.deadLettered(consumer);
    Patience.await(deadLetters.bury(record, consumer, reason));
  }

  private static String rootMessage(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}
