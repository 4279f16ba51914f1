package dev.amends.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Responses as they lie in Kafka, two of each customer, and what has to come of them: a fold of our
 * own, which shares nothing with either side.
 */
record Crowd(String run, int responses) {

  /** The last of these are looked for to know that everything before them has been done. */
  private static final int LAST_ONES = 60;

  private static final String LONG_AGO = "2026-05-28T09:30:02.120Z";

  private static final String[] COMMENTS = {
    "Paketet kom aldrig fram och ingen svarade när jag ringde.",
    "Snabb leverans och trevlig personal, precis som det ska vara.",
    "The parcel arrived three days late, but support sorted it out quickly.",
    "Helt okej, men det var svårt att hitta var man ändrar sin adress."
  };

  /** One response in five is a detractor's, one in two a promoter's; the last ones are unhappy. */
  private int nps(int n) {
    if (n >= responses - LAST_ONES) {
      return 2;
    }
    var draw = Math.floorMod(n * 0x9E3779B1, 100);
    return draw < 20 ? draw % 7 : draw < 50 ? 7 + draw % 2 : 9 + draw % 2;
  }

  private String customer(int n) {
    return run + "-" + n / 2;
  }

  /** How many at-risk responses each customer's case has to have. */
  Map<String, Integer> cases() {
    var cases = new HashMap<String, Integer>();
    for (var n = 0; n < responses; n++) {
      if (nps(n) <= 6) {
        cases.merge(customer(n), 1, Integer::sum);
      }
    }
    return cases;
  }

  String[] lastCustomers() {
    var last = new String[LAST_ONES / 2];
    for (var i = 0; i < last.length; i++) {
      last[i] = customer(responses - LAST_ONES + 2 * i);
    }
    return last;
  }

  /** Returns when the broker has all of them. */
  void produce(String bootstrapServers, String topic) {
    try (var producer = producer(bootstrapServers)) {
      for (var n = 0; n < responses; n++) {
        producer.send(record(topic, n, LONG_AGO));
      }
      producer.flush();
    }
  }

  /** So many a second, each accepted as it is sent. */
  void trickle(String bootstrapServers, String topic, int perSecond) {
    try (var producer = producer(bootstrapServers)) {
      var began = System.nanoTime();
      for (var n = 0; n < responses; n++) {
        LockSupport.parkNanos(began + n * 1_000_000_000L / perSecond - System.nanoTime());
        producer.send(record(topic, n, Instant.now().toString()));
      }
      producer.flush();
    }
  }

  private static KafkaProducer<String, byte[]> producer(String bootstrapServers) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            bootstrapServers,
            "acks",
            "all",
            "compression.type",
            "lz4",
            "batch.size",
            131_072,
            "linger.ms",
            5);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  private ProducerRecord<String, byte[]> record(String topic, int n, String acceptedAt) {
    var receipt = id("receipt", n);
    var data =
        """
        {"receiptId":"%s","source":"bench","externalId":"r-%d","customerId":"%s","anonymous":false,"mode":"live",\
        "occurredAt":"2026-05-%02dT09:30:00Z","receivedAt":"2026-05-28T09:30:02.120Z","touchpoint":"delivery",\
        "journey":"first-order","segment":"consumer","channel":"email","language":"sv","tags":["delivery-late"],\
        "scores":{"nps":%d,"ces":%d},"comment":"%s","contact":{"wanted":true,"channel":"phone","when":"evening"},\
        "submittedBy":"bench"}"""
            .formatted(
                receipt,
                n,
                customer(n),
                1 + n % 28,
                nps(n),
                3 + n % 5,
                COMMENTS[n % COMMENTS.length]);
    var record = new ProducerRecord<>(topic, customer(n), bytes(data));
    record
        .headers()
        .add("ce_specversion", bytes("1.0"))
        .add("ce_id", bytes(id("event", n).toString()))
        .add("ce_type", bytes("dev.amends.feedback.received.v1"))
        .add("ce_source", bytes("/survey-ingest"))
        .add("ce_time", bytes("2026-05-01T09:30:00Z"))
        .add("content-type", bytes("application/json"))
        .add("ce_receiptid", bytes(receipt.toString()))
        .add("ce_acceptedat", bytes(acceptedAt))
        .add("traceparent", bytes("00-%032x-%016x-01".formatted(n + 1, n + 1)));
    return record;
  }

  private UUID id(String kind, int n) {
    return UUID.nameUUIDFromBytes(bytes(run + kind + n));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
