package dev.amends.recovery.customer;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.identity.CustomerMerged;
import dev.amends.backbone.lifecycle.CustomerLifecycle;
import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The newest snapshot of every customer, as ingest published it. */
@ApplicationScoped
public class CustomerFacts implements PanacheRepositoryBase<CustomerRow, String> {

  private static final EventTypes TYPES =
      new EventTypes(
          Map.of(
              "dev.amends.customer.changed.v1",
              CustomerChanged.class,
              CustomerErased.TYPE,
              CustomerErased.class,
              CustomerMerged.TYPE,
              CustomerMerged.class));

  private static final String STORE =
      """
      insert into customer
        (customer_id, version, name, email, phone, language, segment, tenure_months, value_amount, value_currency)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (customer_id) do update set
        version = excluded.version, name = excluded.name, email = excluded.email, phone = excluded.phone,
        language = excluded.language, segment = excluded.segment, tenure_months = excluded.tenure_months,
        value_amount = excluded.value_amount, value_currency = excluded.value_currency
      where customer.version < excluded.version""";

  private static final String VALUES =
      """
      select customer_id, value_amount from customer
      where customer_id = any(?) and value_amount is not null""";

  private final DataSource database;
  private final EventStream stream;

  CustomerFacts(DataSource database, EventStreams streams, CustomerLifecycle lifecycle) {
    this.database = database;
    // The version, and an erasure its time, make a repetition harmless, so the inbox is not needed.
    this.stream =
        streams.forwarding(
            "customers",
            TYPES,
            events -> {
              lifecycle.handle(events, this::store);
              return List.of();
            });
  }

  /** The fields of {@code customer.changed} that this service uses. */
  public record CustomerChanged(
      String customerId,
      long version,
      String name,
      String email,
      String phone,
      String language,
      String segment,
      Integer tenureMonths,
      Money annualValue) {

    public CustomerChanged {
      Objects.requireNonNull(customerId, "customerId");
    }
  }

  /** An amount in a currency (ISO 4217). */
  public record Money(BigDecimal amount, String currency) {}

  @Incoming("customers")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
  }

  /** What these customers are worth a year; those of unknown value are missing. */
  public Map<String, BigDecimal> annualValues(Collection<String> customerIds) throws SQLException {
    var values = new HashMap<String, BigDecimal>();
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(VALUES)) {
      select.setArray(1, connection.createArrayOf("text", customerIds.toArray()));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          values.put(row.getString(1), row.getBigDecimal(2));
        }
      }
    }
    return values;
  }

  private void store(List<IncomingEvent> events) throws SQLException {
    try (var connection = database.getConnection();
        var upsert = connection.prepareStatement(STORE)) {
      for (var customer : newest(events)) {
        var value = customer.annualValue();
        upsert.setString(1, customer.customerId());
        upsert.setLong(2, customer.version());
        upsert.setString(3, customer.name());
        upsert.setString(4, customer.email());
        upsert.setString(5, customer.phone());
        upsert.setString(6, customer.language());
        upsert.setString(7, customer.segment());
        upsert.setObject(8, customer.tenureMonths(), java.sql.Types.INTEGER);
        upsert.setBigDecimal(9, value == null ? null : value.amount());
        upsert.setString(10, value == null ? null : value.currency());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  /** One of each customer: a statement with many rows may touch a row only once. */
  private static Collection<CustomerChanged> newest(List<IncomingEvent> events) {
    return events.stream()
        .map(event -> event.data(CustomerChanged.class))
        .collect(
            Collectors.toMap(
                CustomerChanged::customerId,
                Function.identity(),
                (a, b) -> b.version() > a.version() ? b : a,
                LinkedHashMap::new))
        .values();
  }
}
