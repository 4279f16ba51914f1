package dev.amends.bench;

import dev.amends.bench.Result.Bound;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Deadlines of 50,000 cases come within five minutes, two instances look after them and one is
 * killed half way: how late the breach of each leaves for the broker, and whether each was told
 * once. Then 20,000 at one moment.
 */
final class Timers implements Section {

  private static final String TOPIC = "amends.cases.v1";
  private static final int SPREAD = 50_000;
  private static final int AT_ONCE = 20_000;
  private static final double MOST_MILLIS = 1_000;
  private static final Duration HORIZON = Duration.ofMinutes(5);
  private static final Duration LEAD = Duration.ofSeconds(20);
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final int LOOKS = 20;

  /** An open case whose first contact is due at a moment between two, as the service stores it. */
  private static final String CASES =
      """
      insert into recovery_case (id, customer_id, state, version, urgency, due_at, opened_at, changed_at,
        band, reasons, responses, rings_at, clocks)
      select gen_random_uuid(), ? || n, 'open', 1, 50, due, due - interval '1 hour', due - interval '1 hour',
        'high', '{}', 1, due, jsonb_build_object('heard', false,
          'firstContact', jsonb_build_object('kind', 'FIRST_CONTACT', 'state', 'RUNNING', 'target', 3600,
            'startedAt', due - interval '1 hour', 'since', due - interval '1 hour', 'left', 3600,
            'dueAt', due, 'paused', 0, 'told', 1),
          'resolution', jsonb_build_object('kind', 'RESOLUTION', 'state', 'STOPPED', 'target', 3600,
            'startedAt', due - interval '1 hour', 'since', due - interval '1 hour', 'left', 3600,
            'dueAt', due, 'paused', 0, 'told', 1))
      from (select n, cast(? as timestamptz) + n * cast(? as interval) / ? as due from generate_series(1, ?) n) as cases""";

  @Override
  public String name() {
    return "timers";
  }

  @Override
  public List<Result> measure(Lab lab, Effort effort, Progress progress) throws Exception {
    var schema = lab.schema("timers");
    try (var staying = instance(lab, schema);
        var dying = instance(lab, schema);
        var database = lab.connect(schema)) {
      progress.say("two instances run on port " + staying.port() + " and " + dying.port());
      var delays = spread(lab, database, dying, progress);
      var results = new ArrayList<Result>();
      results.add(
          new Result(
              "%,d deadlines within five minutes, an instance killed half way, p99 of the delay"
                  .formatted(SPREAD),
              "ms",
              "the bound",
              new Pairs(List.of(delays.getValueAtPercentile(99) / 1.0), List.of(MOST_MILLIS)),
              Bound.atMost(1),
              null));
      var rates = new ArrayList<Double>();
      for (var run = 0; run < effort.pairs(); run++) {
        rates.add(atOnce(database, "once" + run + "-"));
        progress.say("%,d at once: %,.0f/s".formatted(AT_ONCE, rates.getLast()));
      }
      results.add(
          new Result(
              "%,d deadlines at one moment".formatted(AT_ONCE),
              "/s",
              "none",
              new Pairs(rates, rates),
              Bound.atLeast(0),
              null));
      return results;
    }
  }

  private static App instance(Lab lab, String schema) {
    var port = lab.freePort();
    var settings = new HashMap<>(lab.serviceSettings(port, schema));
    settings.put("AMENDS_SLA_ZONE", "UTC");
    for (var day : DayOfWeek.values()) {
      settings.put("AMENDS_SLA_HOURS_" + day.name().toUpperCase(Locale.ROOT), "00:00-23:59");
    }
    return App.service(lab, "recovery-workflow-service", port, Map.copyOf(settings));
  }

  private static Histogram spread(Lab lab, Connection database, App dying, Progress progress)
      throws SQLException, InterruptedException {
    var start = Instant.now().plus(LEAD);
    insert(database, "spread-", start, HORIZON, SPREAD);
    var delays = new Histogram(TimeUnit.HOURS.toMillis(1), 3);
    var killAt = start.plus(HORIZON.dividedBy(2));
    var end = start.plus(HORIZON).plus(GRACE);
    var killed = false;
    var told = new HashMap<String, Long>();
    try (var consumer = consumer(lab)) {
      while (Instant.now().isBefore(end) && told.size() < SPREAD) {
        if (!killed && Instant.now().isAfter(killAt)) {
          dying.kill();
          killed = true;
          progress.say("one instance was killed, %,d told before".formatted(told.size()));
        }
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          if (breach(record)) {
            told.putIfAbsent(record.key(), record.timestamp());
          }
        }
      }
    }
    due(database).forEach((customer, due) -> delays.recordValue(delay(told.get(customer), due)));
    progress.say(
        "delay p50 %,d ms, p99 %,d ms, most %,d ms"
            .formatted(
                delays.getValueAtPercentile(50),
                delays.getValueAtPercentile(99),
                delays.getMaxValue()));
    once(database, SPREAD);
    return delays;
  }

  private static long delay(Long told, long due) {
    if (told == null) {
      throw new IllegalStateException("A deadline was never told");
    }
    return Math.max(0, told - due);
  }

  private static boolean breach(ConsumerRecord<String, byte[]> record) {
    var type = record.headers().lastHeader("ce_type");
    return type != null && "dev.amends.case.sla-breached.v1".equals(new String(type.value()));
  }

  private static void insert(
      Connection database, String prefix, Instant start, Duration over, int cases)
      throws SQLException {
    try (var insert = database.prepareStatement(CASES)) {
      insert.setString(1, prefix);
      insert.setTimestamp(2, Timestamp.from(start));
      insert.setString(3, over.toMillis() + " milliseconds");
      insert.setInt(4, cases);
      insert.setInt(5, cases);
      insert.executeUpdate();
    }
  }

  private static Map<String, Long> due(Connection database) throws SQLException {
    var due = new HashMap<String, Long>();
    try (var statement = database.createStatement();
        var rows = statement.executeQuery("select customer_id, due_at from recovery_case")) {
      while (rows.next()) {
        due.put(rows.getString(1), rows.getTimestamp(2).getTime());
      }
    }
    return due;
  }

  /** The audit trail holds exactly one breach of each case. */
  private static void once(Connection database, int cases) throws SQLException {
    try (var statement = database.createStatement();
        var row =
            statement.executeQuery(
                "select count(*), count(distinct case_id) from case_event where type = 'sla-breached'")) {
      row.next();
      if (row.getInt(1) != cases || row.getInt(2) != cases) {
        throw new IllegalStateException(
            "Told %d breaches of %d cases instead of %d"
                .formatted(row.getInt(1), row.getInt(2), cases));
      }
    }
  }

  /** Cases a second, from the moment at which all are due. */
  private static double atOnce(Connection database, String prefix)
      throws SQLException, InterruptedException {
    var due = Instant.now().plus(LEAD);
    insert(database, prefix, due, Duration.ZERO, AT_ONCE);
    TimeUnit.MILLISECONDS.sleep(Math.max(0, Duration.between(Instant.now(), due).toMillis()));
    var start = System.nanoTime();
    try (var waiting =
        database.prepareStatement(
            "select exists (select 1 from recovery_case where rings_at <= ? )")) {
      waiting.setTimestamp(1, Timestamp.from(due));
      var open = true;
      while (open) {
        TimeUnit.MILLISECONDS.sleep(LOOKS);
        try (var row = waiting.executeQuery()) {
          row.next();
          open = row.getBoolean(1);
        }
      }
    }
    return AT_ONCE / ((System.nanoTime() - start) / 1e9);
  }

  private static KafkaConsumer<String, byte[]> consumer(Lab lab) {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", lab.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(each -> new TopicPartition(TOPIC, each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }
}
