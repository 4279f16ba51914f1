package dev.amends.localstack.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's process: formats its folder the first time, then is nothing but Kafka. */
public final class BrokerMain {

  private BrokerMain() {}

  public static void main(String[] arguments) throws Exception {
    var configuration = Path.of(arguments[0]);
    if (arguments.length > 1) {
      endWith(Long.parseLong(arguments[1]));
    }
    if (!Files.exists(BrokerConfig.dataOf(configuration).resolve("meta.properties"))) {
      format(configuration);
    }
    Kafka.main(new String[] {configuration.toString()});
  }

  private static void format(Path configuration) {
    var code =
        StorageTool.execute(
            new String[] {
              "format",
              "--ignore-formatted",
              "--cluster-id",
              Uuid.randomUuid().toString(),
              "--config",
              configuration.toString()
            },
            System.out);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** A broker of a test run must not outlive it, not even when everything else was killed. */
  private static void endWith(long pid) {
    ProcessHandle.of(pid)
        .ifPresentOrElse(
            parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)),
            () -> Runtime.getRuntime().halt(1));
  }
}
