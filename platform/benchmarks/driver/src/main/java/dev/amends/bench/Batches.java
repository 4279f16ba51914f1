package dev.amends.bench;

import dev.amends.bench.Result.Bound;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.tools.ProducerPerformance;

/** Many responses per request, beside what the broker's own tool can send without any service. */
record Batches(App app) {

  /** Of the way a batch takes; the service itself is warm. */
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  /** Responses that have been handed over and are not answered yet, whatever a batch holds. */
  private static final int UNDER_WAY = 4_000;

  private static final String TOPIC = "bench.batches";
  private static final Pattern RATE = Pattern.compile("([0-9.]+) records/sec");

  List<Result> measure(Lab lab, Effort effort, Progress progress) throws Exception {
    lab.ensureTopics(List.of(TOPIC), 3);
    try (var load = new HttpLoad(app.port(), "/api/feedback/batch", lab.token("upstream"))) {
      progress.say("warming up");
      var small = bodies(100);
      var large = bodies(1_000);
      rate(load, small, WARM_UP);
      rate(load, large, WARM_UP);
      var size = recordSize(lab);
      var tool = new Tool(lab, size, effort);
      tool.warmUp(progress);
      progress.say("records of " + size + " bytes");
      lab.awaitCaughtUp("survey-ingest", "amends.feedback.v1");
      var results = new ArrayList<Result>();
      for (var bodies : List.of(small, large)) {
        progress.say("batches of " + bodies.items());
        results.add(
            new Result(
                "batches of " + bodies.items(),
                "/s",
                "ProducerPerformance",
                Pairs.of(effort.pairs(), () -> settledRate(lab, load, bodies, effort), tool::rate),
                Bound.atLeast(0.35),
                0.5));
      }
      return results;
    }
  }

  /** Bodies of one size. */
  private record Bodies(int items, Payloads payloads) {}

  private static Bodies bodies(int items) {
    return new Bodies(items, new Payloads("batch" + items));
  }

  /** What the service still has to do for its trace is not to slow the tool that comes next. */
  private static double settledRate(Lab lab, HttpLoad load, Bodies bodies, Effort effort)
      throws Exception {
    var rate = rate(load, bodies, effort.slice());
    lab.awaitCaughtUp("survey-ingest", "amends.feedback.v1");
    return rate;
  }

  private static double rate(HttpLoad load, Bodies bodies, Duration time)
      throws InterruptedException {
    return bodies.items()
        * load.closed(
                () -> bodies.payloads().batch(bodies.items()), UNDER_WAY / bodies.items(), time)
            .rate();
  }

  /** What a response takes in Kafka: key, value and headers. */
  private static int recordSize(Lab lab) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            lab.bootstrapServers(),
            "group.id",
            "record-size",
            "auto.offset.reset",
            "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("amends.feedback.v1"));
      long bytes = 0;
      var count = 0;
      while (count < 1_000) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          bytes += record.key().length + record.value().length;
          for (var header : record.headers()) {
            bytes += header.key().length() + header.value().length;
          }
          count++;
        }
      }
      return Math.toIntExact(bytes / count);
    }
  }

  /** Kafka's own tool, in this JVM so that it is as warm as the service. */
  private record Tool(Lab lab, int recordSize, Effort effort) {

    private static final int CHUNK = 200_000;

    void warmUp(Progress progress) throws Exception {
      var end = System.nanoTime() + effort.warmUp().toNanos();
      var last = 0.0;
      while (System.nanoTime() < end) {
        last = send(CHUNK);
      }
      progress.say("ProducerPerformance warm at %,.0f/s".formatted(last));
    }

    double rate() throws Exception {
      return send(CHUNK * Math.toIntExact(effort.slice().toSeconds()) / 2);
    }

    private double send(int records) throws Exception {
      var output = new ByteArrayOutputStream();
      var usual = System.out;
      System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
      try {
        ProducerPerformance.main(
            new String[] {
              "--topic",
              TOPIC,
              "--num-records",
              Integer.toString(records),
              "--record-size",
              Integer.toString(recordSize),
              "--throughput",
              "-1",
              "--producer-props",
              "bootstrap.servers=" + lab.bootstrapServers(),
              "acks=all",
              "enable.idempotence=true",
              "linger.ms=2",
              "batch.size=131072",
              "compression.type=lz4"
            });
      } finally {
        System.setOut(usual);
      }
      var rates = RATE.matcher(output.toString(StandardCharsets.UTF_8)).results().toList();
      return Double.parseDouble(rates.getLast().group(1));
    }
  }
}
