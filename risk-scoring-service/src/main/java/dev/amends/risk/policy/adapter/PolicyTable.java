package dev.amends.risk.policy.adapter;

import dev.amends.risk.activation.Activation;
import dev.amends.risk.activation.Activations;
import dev.amends.risk.assessment.domain.RiskPolicy;
import dev.amends.risk.policy.application.Policies;
import dev.amends.risk.policy.application.StoredPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Policies in PostgreSQL, but for the one that comes with the product. */
@ApplicationScoped
class PolicyTable implements Policies {

  private static final Saved SHIPPED =
      new Saved(RiskPolicy.shipped(), "Comes with the product.", null, null);

  private static final String SELECT =
      """
      select version, definition, note, saved_at, saved_by from risk_policy
      where ?::int is null or version = ? order by version desc""";

  private static final String SAVE =
      """
      insert into risk_policy (version, definition, note, saved_at, saved_by)
      values (?, ?::jsonb, ?, ?, ?)""";

  private final DataSource database;
  private final Activations activations;

  PolicyTable(DataSource database) {
    this.database = database;
    activations = new Activations(database, "policy_activation");
  }

  @Override
  public List<Saved> all() throws SQLException {
    var all = new ArrayList<>(select(null));
    all.add(SHIPPED);
    return all;
  }

  @Override
  public Optional<Saved> of(int version) throws SQLException {
    return version == 1 ? Optional.of(SHIPPED) : select(version).stream().findFirst();
  }

  @Override
  public int active() throws SQLException {
    return activations.last().map(Activation::version).orElse(1);
  }

  @Override
  public void lock() throws SQLException {
    try (var connection = database.getConnection();
        var lock = connection.createStatement()) {
      lock.execute("lock table risk_policy, policy_activation in share row exclusive mode");
    }
  }

  @Override
  public void save(Saved saved) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(SAVE)) {
      insert.setInt(1, saved.policy().version());
      insert.setString(2, StoredPolicy.write(saved.policy()));
      insert.setString(3, saved.note());
      insert.setObject(4, utc(saved.savedAt()));
      insert.setString(5, saved.savedBy());
      insert.executeUpdate();
    }
  }

  @Override
  public Activation activate(int version, Instant at, String actor, String why)
      throws SQLException {
    return activations.add(version, at, actor, why);
  }

  @Override
  public List<Activation> activations(int limit) throws SQLException {
    return activations.latest(limit);
  }

  private List<Saved> select(Integer version) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(SELECT)) {
      select.setObject(1, version);
      select.setObject(2, version);
      try (var row = select.executeQuery()) {
        var saved = new ArrayList<Saved>();
        while (row.next()) {
          saved.add(
              new Saved(
                  StoredPolicy.read(row.getInt(1), row.getString(2)),
                  row.getString(3),
                  instant(row, 4),
                  row.getString(5)));
        }
        return saved;
      }
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
