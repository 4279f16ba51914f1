package dev.amends.backbone.deadletter;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Lists dead letters, shows one, and sends them to their topic again, mended if need be. Sending
 * one twice is harmless: consumers know its event id.
 */
public final class ReplayTool {

  private static final Duration QUIET = Duration.ofMillis(500);
  private static final int MOST_LISTED = 1_000;
  private static final String USAGE =
      """
      dead-letters <bootstrap-servers> list   <topic>.dlq
      dead-letters <bootstrap-servers> show   <topic>.dlq <partition>:<offset>
      dead-letters <bootstrap-servers> replay <topic>.dlq <partition>:<offset> [mended-data.json]
      dead-letters <bootstrap-servers> replay <topic>.dlq all""";

  private final String bootstrapServers;
  private final PrintStream out;

  ReplayTool(String bootstrapServers, PrintStream out) {
    this.bootstrapServers = bootstrapServers;
    this.out = out;
  }

  public static void main(String[] args) throws Exception {
    if (args.length < 3 || !args[2].endsWith(DeadLetters.SUFFIX)) {
      System.err.println(USAGE);
      System.exit(2);
    }
    System.exit(new ReplayTool(args[0], System.out).run(List.of(args).subList(1, args.length)));
  }

  /**
   * 0 when done, 1 when nothing was found at the given place, 2 when the words were not understood.
   */
  int run(List<String> words) throws IOException, InterruptedException, ExecutionException {
    var topic = words.get(1);
    var place = words.size() > 2 ? words.get(2) : "";
    return switch (words.getFirst()) {
      case "list" -> list(topic);
      case "show" -> show(topic, place);
      case "replay" ->
          replay(
              topic,
              place,
              words.size() > 3 ? Optional.of(Path.of(words.get(3))) : Optional.empty());
      default -> {
        out.println(USAGE);
        yield 2;
      }
    };
  }

  private int list(String topic) {
    var letters = read(topic, letter -> true);
    for (var letter : letters) {
      out.printf(
          "%s  %s  key=%s  type=%s  %s%n",
          place(letter),
          header(letter, DeadLetters.AT),
          letter.key(),
          header(letter, "ce_type"),
          header(letter, DeadLetters.REASON));
    }
    out.printf("%d dead letters%n", letters.size());
    return 0;
  }

  private int show(String topic, String place) {
    var letters = read(topic, letter -> place(letter).equals(place));
    for (var letter : letters) {
      letter
          .headers()
          .forEach(header -> out.printf("%s: %s%n", header.key(), text(header.value())));
      out.printf("%n%s%n", letter.value() == null ? "(no data)" : text(letter.value()));
    }
    return letters.isEmpty() ? notFound(place) : 0;
  }

  private int replay(String topic, String place, Optional<Path> mended)
      throws IOException, InterruptedException, ExecutionException {
    if (place.isEmpty()) {
      out.println(USAGE);
      return 2;
    }
    var letters = read(topic, letter -> "all".equals(place) || place(letter).equals(place));
    if (letters.isEmpty()) {
      return notFound(place);
    }
    var data = mended.isPresent() ? Files.readAllBytes(mended.get()) : null;
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (var letter : letters) {
        producer.send(again(letter, data == null ? letter.value() : data)).get();
        out.printf("%s sent to %s again%n", place(letter), header(letter, DeadLetters.TOPIC));
      }
    }
    return 0;
  }

  private static ProducerRecord<String, byte[]> again(
      ConsumerRecord<String, byte[]> letter, byte[] data) {
    var record = new ProducerRecord<>(header(letter, DeadLetters.TOPIC), letter.key(), data);
    for (var header : letter.headers()) {
      if (!header.key().startsWith(DeadLetters.PREFIX)) {
        record.headers().add(header);
      }
    }
    return record;
  }

  private List<ConsumerRecord<String, byte[]>> read(
      String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
    var found = new ArrayList<ConsumerRecord<String, byte[]>>();
    var config =
        Map.<String, Object>of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      var ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (found.size() < MOST_LISTED
          && partitions.stream()
              .anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
        consumer
            .poll(QUIET)
            .forEach(
                letter -> {
                  if (wanted.test(letter)) {
                    found.add(letter);
                  }
                });
      }
    }
    return found;
  }

  private int notFound(String place) {
    out.printf("No dead letter at %s%n", place);
    return 1;
  }

  private static String place(ConsumerRecord<String, byte[]> letter) {
    return letter.partition() + ":" + letter.offset();
  }

  private static String header(ConsumerRecord<String, byte[]> letter, String name) {
    var header = letter.headers().lastHeader(name);
    return header == null ? "-" : text(header.value());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
