package dev.amends.peer.risk;

import dev.amends.peer.event.CloudEvent;
import dev.amends.peer.event.Ids;
import dev.amends.risk.assessment.application.ReadingComments;
import dev.amends.risk.assessment.domain.Evidence;
import dev.amends.risk.assessment.domain.Judge;
import dev.amends.risk.assessment.domain.RiskPolicy;
import dev.amends.text.TextAnalyser;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Decides a batch in one transaction; what was decided before is forwarded again unchanged. */
@Service
class AssessingBatch {

  static final String FORWARD_TO = "peer.assessments.v1";
  private static final String TYPE = "dev.amends.response.assessed.v1";

  private final Decisions decisions;
  private final Responses responses;
  private final Buckets buckets;
  private final EntityManager entities;
  private final JsonMapper json;
  private final Judge judge = new Judge(RiskPolicy.shipped());
  private final ReadingComments comments = new ReadingComments(TextAnalyser.shipped());

  AssessingBatch(
      Decisions decisions,
      Responses responses,
      Buckets buckets,
      EntityManager entities,
      JsonMapper json) {
    this.decisions = decisions;
    this.responses = responses;
    this.buckets = buckets;
    this.entities = entities;
    this.json = json;
  }

  @Transactional
  public List<CloudEvent> decide(List<CloudEvent> events) {
    var known = new HashMap<UUID, Decision>();
    decisions
        .findAllById(events.stream().map(CloudEvent::id).toList())
        .forEach(decision -> known.put(decision.feedbackId, decision));
    var fresh = events.stream().filter(event -> !known.containsKey(event.id())).toList();
    var batch = new Batch(fresh);
    for (var event : fresh) {
      if (!known.containsKey(event.id())) {
        known.put(event.id(), batch.decide(event));
      }
    }
    buckets.add(batch.changes);
    return events.stream()
        .map(event -> forward(known.get(event.id()), event))
        .filter(Objects::nonNull)
        .toList();
  }

  private final class Batch {
    private final Map<UUID, Received> feedback = new HashMap<>();
    private final Map<UUID, Response> current = new HashMap<>();
    private final Map<String, Set<UUID>> atRisk = new HashMap<>();
    private final Map<Received, Integer> changes = new LinkedHashMap<>();

    Batch(List<CloudEvent> events) {
      events.forEach(e -> feedback.put(e.id(), json.readValue(e.data(), Received.class)));
      responses
          .findAllById(feedback.values().stream().map(Received::receiptId).distinct().toList())
          .forEach(response -> current.put(response.receiptId, response));
      responses
          .atRisk(feedback.values().stream().map(Received::customerId).distinct().toList())
          .forEach(each -> others(each.customerId()).add(each.receiptId()));
    }

    private Set<UUID> others(String customerId) {
      return atRisk.computeIfAbsent(customerId, id -> new HashSet<>());
    }

    Decision decide(CloudEvent event) {
      var received = feedback.get(event.id());
      var response = current.get(received.receiptId());
      var decision = new Decision();
      decision.feedbackId = event.id();
      decision.receiptId = received.receiptId();
      if (response == null
          || received.replaces(json.readValue(response.feedback, Received.class))) {
        assess(event, received, response, decision);
      }
      entities.persist(decision);
      return decision;
    }

    private void assess(CloudEvent event, Received received, Response earlier, Decision decision) {
      var others = new HashSet<>(others(received.customerId()));
      others.remove(received.receiptId());
      var reading = comments.read(received.comment(), received.language());
      var evidence =
          new Evidence(received.scores(), reading.words(), others.size(), received.about());
      var judgement = judge.judge(evidence);
      var response = earlier == null ? new Response() : earlier;
      if (earlier != null) {
        changes.merge(json.readValue(earlier.feedback, Received.class), -1, Integer::sum);
      }
      changes.merge(received, 1, Integer::sum);
      var now = Instant.now();
      var assessed =
          new Assessed(
              received,
              event.id(),
              response.revision + 1,
              now,
              judgement.bands(),
              judgement.score().pLoss(),
              judgement.band(),
              judgement.atRisk(),
              judgement.reasons(),
              judgement.contradiction(),
              judgement.policy(),
              judgement.modelVersion(),
              judgement.score().contributions(),
              reading.found());
      var data = json.writeValueAsBytes(assessed);
      response.receiptId = received.receiptId();
      response.customerId = received.customerId();
      response.feedbackId = event.id();
      response.revision++;
      response.occurredAt = received.occurredAt();
      response.atRisk = judgement.atRisk();
      response.feedback = json.writeValueAsString(received);
      response.assessment = new String(data, StandardCharsets.UTF_8);
      response.evidence = json.writeValueAsString(evidence.withoutQuotations());
      if (earlier == null) {
        entities.persist(response);
        current.put(response.receiptId, response);
      }
      if (judgement.atRisk()) {
        others.add(received.receiptId());
      }
      atRisk.put(received.customerId(), others);
      fill(decision, event, now, data);
    }
  }

  private static void fill(Decision decision, CloudEvent cause, Instant now, byte[] data) {
    decision.eventId = Ids.of(cause.id().toString(), TYPE);
    decision.topic = FORWARD_TO;
    decision.type = TYPE;
    decision.source = "/risk-scoring";
    decision.occurredAt = now;
    decision.acceptedAt = cause.acceptedAt();
    decision.customerId = cause.customerId();
    decision.traceparent = cause.traceparent();
    decision.data = data;
  }

  private static CloudEvent forward(Decision decision, CloudEvent cause) {
    return decision.eventId == null
        ? null
        : new CloudEvent(
            decision.eventId,
            decision.type,
            decision.source,
            decision.occurredAt,
            decision.customerId,
            decision.receiptId,
            decision.traceparent,
            null,
            cause.acceptedAt(),
            decision.data);
  }
}
