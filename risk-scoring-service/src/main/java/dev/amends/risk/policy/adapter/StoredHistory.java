package dev.amends.risk.policy.adapter;

import dev.amends.risk.assessment.adapter.StoredEvidence;
import dev.amends.risk.policy.application.History;
import dev.amends.risk.policy.domain.Replay.Response;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The responses, read through a cursor. */
@ApplicationScoped
class StoredHistory implements History {

  private static final int AT_A_TIME = 2_000;

  /** A replay reads in one transaction and so sees one state of things. */
  private static final int LONGEST_SECONDS = 1_800;

  private static final String WHERE =
      """
       from response where customer_id <> ''
        and (?::timestamptz is null or occurred_at >= ?) and (?::timestamptz is null or occurred_at < ?)""";

  private static final String SELECT =
      """
      select receipt_id, customer_id, occurred_at, evidence,
        exists (select from profiling_objection as objects where objects.customer_id = response.customer_id),
        not coalesce((feedback ->> 'anonymous')::boolean, false) or coalesce(feedback -> 'contact' ?? 'email', false)
          or coalesce(feedback -> 'contact' ?? 'phone', false)"""
          + WHERE
          + " order by customer_id, occurred_at, receipt_id";

  private final DataSource database;
  private final ZoneId zone;

  StoredHistory(
      DataSource database,
      @ConfigProperty(name = "amends.business.zone", defaultValue = "Europe/Stockholm")
          ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  @Override
  public long count(LocalDate from, LocalDate to) throws SQLException {
    return inTransaction(
        () -> {
          try (var connection = database.getConnection();
              var select = connection.prepareStatement("select count(*)" + WHERE)) {
            bind(select, from, to);
            try (var row = select.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }

  @Override
  public void read(LocalDate from, LocalDate to, Consumer<Response> reader) throws SQLException {
    inTransaction(
        () -> {
          try (var connection = database.getConnection();
              var select = connection.prepareStatement(SELECT)) {
            select.setFetchSize(AT_A_TIME);
            bind(select, from, to);
            try (var row = select.executeQuery()) {
              while (row.next()) {
                reader.accept(response(row));
              }
            }
          }
          return null;
        });
  }

  private static <T> T inTransaction(Callable<T> work) {
    return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(work);
  }

  private void bind(PreparedStatement select, LocalDate from, LocalDate to) throws SQLException {
    select.setObject(1, start(from));
    select.setObject(2, start(from));
    select.setObject(3, start(to));
    select.setObject(4, start(to));
  }

  private OffsetDateTime start(LocalDate day) {
    return day == null ? null : day.atStartOfDay(zone).toOffsetDateTime();
  }

  private static Response response(ResultSet row) throws SQLException {
    return new Response(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getBoolean(5),
        row.getBoolean(6),
        StoredEvidence.read(row.getString(4)));
  }
}
