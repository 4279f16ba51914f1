package dev.amends.backbone.stream;

import dev.amends.backbone.event.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A consumer whose only effect is a row per event, so that tests can count. */
@ApplicationScoped
public class Effects {

  static final String TYPE = "dev.amends.word.spoken.v1";

  private final DataSource database;
  private final EventStream stream;

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
        insert.setObject(1, event.meta().id());
        insert.setString(2, event.meta().customerId());
        insert.setString(3, event.data(Word.class).word());
        insert.addBatch();
      }
      insert.executeBatch();
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
