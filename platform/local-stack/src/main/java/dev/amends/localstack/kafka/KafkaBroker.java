package dev.amends.localstack.kafka;

import dev.amends.localstack.process.Await;
import dev.amends.localstack.process.JavaCommand;
import dev.amends.localstack.process.ManagedProcess;
import dev.amends.localstack.process.StackFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A Kafka broker in a JVM of its own. */
public final class KafkaBroker {

  /**
   * @param advertisedPort where clients are sent to; another one if something stands in between
   * @param livesWith a process after whose end the broker ends too
   * @param quickStart compiles little: up sooner and lighter, but slower under load
   */
  public record Settings(
      String classPath,
      Path data,
      Path configuration,
      Path log,
      int port,
      int advertisedPort,
      int controllerPort,
      OptionalLong livesWith,
      boolean quickStart) {}

  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_GRACE = Duration.ofSeconds(20);
  private static final List<String> OPTIONS =
      List.of(
          "-Xms128m",
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dlog4j2.StatusLogger.level=OFF",
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
          "-Dorg.slf4j.simpleLogger.showDateTime=true",
          "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

  private final Settings settings;
  private final ManagedProcess process;

  public KafkaBroker(Settings settings) {
    this(settings, handle -> {});
  }

  public KafkaBroker(Settings settings, Consumer<ProcessHandle> started) {
    this.settings = settings;
    this.process = new ManagedProcess("Kafka", settings.log(), started);
  }

  public ManagedProcess start() {
    BrokerConfig.write(settings);
    var arguments =
        settings.livesWith().isPresent()
            ? new Object[] {settings.configuration(), settings.livesWith().getAsLong()}
            : new Object[] {settings.configuration()};
    var options = new ArrayList<>(OPTIONS);
    if (settings.quickStart()) {
      options.add("-XX:TieredStopAtLevel=1");
    }
    process.start(
        JavaCommand.of(settings.classPath(), options, BrokerMain.class.getName(), arguments),
        Map.of());
    if (!Await.within(START_LIMIT, this::answersOrFails)) {
      throw new StackFailure("Kafka did not start. Its log ends:\n" + process.lastLines(15));
    }
    return process;
  }

  private boolean answersOrFails() {
    if (!process.alive()) {
      throw new StackFailure("Kafka ended at once. Its log ends:\n" + process.lastLines(15));
    }
    return Topics.brokerAnswers(bootstrapServers());
  }

  public String bootstrapServers() {
    return "localhost:" + settings.port();
  }

  public ManagedProcess process() {
    return process;
  }

  public void stop() {
    process.stop("TERM", STOP_GRACE);
  }

  public void kill() {
    process.kill();
  }

  /** Frozen, not gone: connections stay open and nothing answers. */
  public void pause() {
    process.signal("STOP");
  }

  public void resume() {
    process.signal("CONT");
  }
}
