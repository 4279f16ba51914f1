package dev.amends.backbone.stream;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.postgresql.PGConnection;

/** A consumer whose only effect is a row per event, so that tests can count. */
@ApplicationScoped
public class Effects {

  static final String TYPE = "dev.amends.word.spoken.v1";

  private final DataSource database;
  private final EventStream stream;
  private final Set<EventMeta> disconnected = ConcurrentHashMap.newKeySet();
  private final Map<EventMeta, Integer> stammered = new ConcurrentHashMap<>();

  /** The data of the test's events. */
  public record Word(String word) {}

  Effects(DataSource database, EventStreams streams) {
    this.database = database;
    this.stream =
        streams.once("interactions", new EventTypes(Map.of(TYPE, Word.class)), this::handle);
  }

  @Incoming("interactions")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
  }

  public void handle(List<IncomingEvent> events) throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into effect (event_id, customer_id, word) values (?, ?, ?)")) {
      for (var event : events) {
        if (event.data(Word.class).word().equals("unspeakable")) {
          throw new IllegalArgumentException("This word has no effect");
        }
        if (isStillStammering(event, events.size() == 1)) {
          throw new IllegalArgumentException("This word takes several tries");
        }
        insert.setObject(1, event.meta().id());
        insert.setString(2, event.meta().customerId());
        insert.setString(3, event.data(Word.class).word());
        insert.addBatch();
      }
      insert.executeBatch();
      if (events.stream().anyMatch(this::losesItsConnection)) {
        loseTheConnection(connection);
      }
    }
  }

  /** The first time, after the last statement and before the commit. */
  private boolean losesItsConnection(IncomingEvent event) {
    return event.data(Word.class).word().equals("disconnected") && disconnected.add(event.meta());
  }

  /** Only the last try that there is succeeds. */
  private boolean isStillStammering(IncomingEvent event, boolean alone) {
    return event.data(Word.class).word().equals("stammered")
        && (!alone || stammered.merge(event.meta(), 1, Integer::sum) < EventStream.TRIES);
  }

  /** From outside of the transaction, as the end of the server or of another backend does it. */
  private void loseTheConnection(Connection connection) throws SQLException {
    var backend = connection.unwrap(PGConnection.class).getBackendPID();
    CompletableFuture.runAsync(() -> terminate(backend)).join();
  }

  private void terminate(int backend) {
    try (var connection = database.getConnection();
        var terminate = connection.prepareStatement("select pg_terminate_backend(?, 5000)")) {
      terminate.setInt(1, backend);
      terminate.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The words of one customer in the order in which they had their effect. */
  public List<String> of(String customerId) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select word from effect where customer_id = ? order by n")) {
      select.setString(1, customerId);
      var words = new ArrayList<String>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          words.add(row.getString(1));
        }
      }
      return words;
    } catch (SQLException e) {
      return List.of();
    }
  }
}
