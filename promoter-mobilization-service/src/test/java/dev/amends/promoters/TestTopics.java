package dev.amends.promoters;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.EventPublisher;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Plays the other services: publishes what they would say. */
@ApplicationScoped
public class TestTopics {

  public static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final EventPublisher publisher;
  private final List<CompletableFuture<Void>> underWay = new ArrayList<>();

  TestTopics(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    publisher =
        EventPublisher.connect(
            bootstrapServers, "promoters-test", Duration.ofSeconds(30), Duration.ZERO);
  }

  public void customer(String customerId, long version, Map<String, Object> facts) {
    var data = new LinkedHashMap<String, Object>(facts);
    data.put("customerId", customerId);
    data.put("version", version);
    data.put("at", Instant.now().toString());
    data.putIfAbsent("permissions", List.of());
    publish("amends.customers.v1", "customer.changed", customerId, null, data, "v" + version);
    flush();
  }

  /** Everything accepted until now is covered. */
  public void erased(String customerId, long version) {
    var at = Instant.now();
    var data = new LinkedHashMap<String, Object>();
    data.put("customerId", customerId);
    data.put("version", version);
    data.put("epoch", ChronoUnit.MICROS.between(Instant.EPOCH, at));
    data.put("at", at.toString());
    publish("amends.customers.v1", "customer.erased", customerId, null, data, "v" + version);
    flush();
  }

  /** An assessment of a live response unless the fields say otherwise. */
  public void assessment(UUID receiptId, String customerId, Map<String, Object> fields) {
    assessmentSoon(receiptId, customerId, fields);
    flush();
  }

  /** Without waiting for the broker, for many at a time. */
  public void assessmentSoon(UUID receiptId, String customerId, Map<String, Object> fields) {
    var data = new LinkedHashMap<String, Object>();
    data.put("receiptId", receiptId.toString());
    data.put("revision", 1);
    data.put("customerId", customerId);
    data.put("anonymous", false);
    data.put("mode", "live");
    data.put("occurredAt", Instant.now().toString());
    data.put("scores", Map.of("nps", 10));
    data.put("atRisk", false);
    data.putAll(fields);
    publish(
        "amends.assessments.v1",
        "response.assessed",
        customerId,
        receiptId,
        data,
        "r" + data.get("revision"));
  }

  /** Returns when the broker has all that was said. */
  public void flush() {
    CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
    underWay.clear();
  }

  public void caseEvent(String type, UUID caseId, String customerId, Map<String, Object> fields) {
    var data = new LinkedHashMap<String, Object>(fields);
    data.put("caseId", caseId.toString());
    data.put("customerId", customerId);
    data.put("at", Instant.now().toString());
    publish("amends.cases.v1", type, customerId, null, data, caseId + type + fields);
    flush();
  }

  private void publish(
      String topic,
      String type,
      String customerId,
      UUID receiptId,
      Map<String, Object> data,
      String cause) {
    var full = "dev.amends." + type + ".v1";
    var id = DeterministicId.of(customerId, full, String.valueOf(receiptId), cause);
    var meta = new EventMeta(id, full, "/test", Instant.now(), customerId, receiptId, TRACE, null);
    underWay.add(publisher.publish(OutgoingEvent.of(topic, meta, data)));
  }

  @PreDestroy
  void close() {
    publisher.close();
  }
}
