package dev.amends.backbone.outbox;

import dev.amends.backbone.BackboneConfig;
import dev.amends.backbone.publish.EventPublisher;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Runs the relay of this instance on a thread of its own and clears away what was published long
 * ago.
 */
@ApplicationScoped
class OutboxRelayStarter {

  private static final Logger LOG = Logger.getLogger(OutboxRelayStarter.class);
  private static final int SOCKET_TIMEOUT_SECONDS = 30;
  private static final Duration STOP_GRACE = Duration.ofSeconds(5);

  private final BackboneConfig config;
  private final DataSource database;
  private final String bootstrapServers;
  private final String url;
  private final String username;
  private final String password;
  private OutboxRelay relay;
  private Thread thread;

  OutboxRelayStarter(
      BackboneConfig config,
      DataSource database,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String username,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.config = config;
    this.database = database;
    this.bootstrapServers = bootstrapServers;
    this.url = url;
    this.username = username;
    this.password = password;
  }

  void start(@Observes StartupEvent started) {
    if (!config.outbox().enabled()) {
      return;
    }
    var lease =
        new RelayLease(config.service(), UUID.randomUUID(), config.outbox().leaseDuration());
    relay =
        new OutboxRelay(
            new RelayConnection(this::openOutsideThePool),
            () ->
                EventPublisher.connect(
                    bootstrapServers,
                    config.service() + "-outbox",
                    EventPublisher.UNTIL_SENT,
                    Duration.ZERO),
            lease,
            config.outbox().batchSize(),
            config.outbox().leaseDuration(),
            config.outbox().pollInterval());
    thread = Thread.ofPlatform().name("outbox-relay").daemon().start(relay::run);
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    if (relay != null) {
      relay.stop();
      thread.join(STOP_GRACE);
    }
  }

  @Scheduled(
      every = "10m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void purge() {
    try (var connection = database.getConnection()) {
      var deleted = OutboxTable.purge(connection, config.outbox().retention());
      LOG.debugf("%d published events left the outbox", deleted);
    } catch (SQLException e) {
      LOG.warnf("The outbox could not be purged: %s", e.getMessage());
    }
  }

  private java.sql.Connection openOutsideThePool() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    // A database that vanished without a word must not hold the relay for ever.
    properties.setProperty("socketTimeout", Integer.toString(SOCKET_TIMEOUT_SECONDS));
    properties.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(url, properties);
  }
}
