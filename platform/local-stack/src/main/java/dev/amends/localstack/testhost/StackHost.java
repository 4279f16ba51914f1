package dev.amends.localstack.testhost;

import dev.amends.localstack.kafka.KafkaBroker;
import dev.amends.localstack.kafka.Topics;
import dev.amends.localstack.mail.MailApi;
import dev.amends.localstack.mail.MailSink;
import dev.amends.localstack.mail.Mailbox;
import dev.amends.localstack.postgres.Databases;
import dev.amends.localstack.postgres.PostgresBinaries;
import dev.amends.localstack.postgres.PostgresServer;
import dev.amends.localstack.process.Folders;
import dev.amends.localstack.process.JavaCommand;
import dev.amends.localstack.process.Ports;
import dev.amends.localstack.process.ProjectRoot;
import dev.amends.localstack.testing.StackKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/**
 * The process behind a test run: owns a broker, a database and a mail sink, obeys commands over
 * HTTP, and takes everything with it when the process it watches ends.
 *
 * <p>Arguments: state file, pid to watch, folder for data and logs, the name of a {@link
 * StackKind}.
 */
public final class StackHost {

  static final String OWNER = "amends";
  private static final int PARTITIONS = 3;

  private final Path state;
  private final Path folder;
  private final PostgresServer postgres;
  private final KafkaBroker kafka;
  private final int smtpPort = Ports.free();
  private MailSink mailSink;
  private final int postgresPort = Ports.free();
  private final int kafkaPort = Ports.free();

  private StackHost(Path state, Path folder, StackKind kind) {
    this.state = state;
    this.folder = folder;
    var root = ProjectRoot.find();
    postgres =
        new PostgresServer(
            new PostgresServer.Settings(
                PostgresBinaries.unpackedUnder(root.resolve(".local/cache")),
                folder.resolve("postgres"),
                folder.resolve("postgres.log"),
                postgresPort,
                kind.durable()));
    kafka =
        new KafkaBroker(
            new KafkaBroker.Settings(
                JavaCommand.stackClassPath(root),
                folder.resolve("kafka"),
                folder.resolve("server.properties"),
                folder.resolve("kafka.log"),
                kafkaPort,
                kafkaPort,
                Ports.free(),
                OptionalLong.of(ProcessHandle.current().pid()),
                kind != StackKind.MEASURED));
  }

  public static void main(String[] arguments) throws Exception {
    var watched = Long.parseLong(arguments[1]);
    var host =
        new StackHost(
            Path.of(arguments[0]), Path.of(arguments[2]), StackKind.valueOf(arguments[3]));
    Runtime.getRuntime().addShutdownHook(new Thread(host::end));
    ProcessHandle.of(watched)
        .ifPresentOrElse(
            parent -> parent.onExit().thenRun(() -> System.exit(0)), () -> System.exit(0));
    host.start();
  }

  private void start() throws Exception {
    Files.createDirectories(folder);
    var mailbox = new Mailbox();
    var database = CompletableFuture.runAsync(this::startDatabase);
    mailSink = new MailSink(smtpPort, mailbox, Clock.systemUTC());
    var api = new MailApi(0, mailbox);
    kafka.start();
    Topics.ensure(kafka.bootstrapServers(), PARTITIONS);
    database.join();
    var control = new StackControl(postgres, kafka);
    publish(control.port(), api.port());
    System.out.println("ready: " + state);
  }

  private void startDatabase() {
    postgres.start();
    new Databases(postgres).ensure(OWNER);
  }

  /** Written beside and moved into place: whoever sees the file sees all of it. */
  private void publish(int control, int mailApi) throws IOException {
    var properties = new Properties();
    properties.setProperty("host.pid", Long.toString(ProcessHandle.current().pid()));
    properties.setProperty("control", "http://127.0.0.1:" + control);
    properties.setProperty("kafka", kafka.bootstrapServers());
    properties.setProperty("postgres.port", Integer.toString(postgresPort));
    properties.setProperty("smtp.port", Integer.toString(smtpPort));
    properties.setProperty("mail.api", "http://127.0.0.1:" + mailApi);
    var beside = state.resolveSibling(state.getFileName() + ".new");
    try (var writer = Files.newBufferedWriter(beside)) {
      properties.store(writer, null);
    }
    Files.move(beside, state, StandardCopyOption.ATOMIC_MOVE);
  }

  private void end() {
    if (mailSink != null) {
      mailSink.close();
    }
    kafka.resume();
    kafka.kill();
    // Nothing of a test run is worth a tidy shutdown.
    postgres.process().stop("QUIT", java.time.Duration.ofSeconds(5));
    try {
      Files.deleteIfExists(state);
      Files.deleteIfExists(Path.of(state.toString().replace(".properties", ".log")));
      Folders.delete(folder);
    } catch (IOException leftInTheTemporaryFolder) {
      System.err.println("could not delete " + folder + ": " + leftInTheTemporaryFolder);
    }
  }
}
