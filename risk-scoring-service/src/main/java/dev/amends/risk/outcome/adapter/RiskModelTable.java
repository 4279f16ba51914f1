package dev.amends.risk.outcome.adapter;

import dev.amends.backbone.event.EventJson;
import dev.amends.risk.activation.Activation;
import dev.amends.risk.activation.Activations;
import dev.amends.risk.assessment.domain.RiskModel;
import dev.amends.risk.model.domain.AdditiveModel;
import dev.amends.risk.outcome.application.RiskModels;
import dev.amends.risk.outcome.domain.Card;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Versions of the risk model in PostgreSQL, but for the one that comes with the product. */
@ApplicationScoped
class RiskModelTable implements RiskModels {

  private static final Version SHIPPED = new Version(RiskModel.shipped(), null, null);

  private static final String SELECT =
      """
      select version, learned_at, points, card from risk_model
      where ?::int is null or version = ? order by version desc""";

  private static final String KEEP =
      """
      insert into risk_model (version, learned_at, points, card)
      select coalesce(max(version), 1) + 1, ?, ?::jsonb, ?::jsonb from risk_model returning version""";

  private static final String TRIED =
      "insert into risk_learning (at, customers, losses, card, version) values (?, ?, ?, ?::jsonb, ?)";

  private static final String LAST_TRIED =
      "select at, customers, losses, card, version from risk_learning order by id desc limit 1";

  private final DataSource database;
  private final Activations activations;

  RiskModelTable(DataSource database) {
    this.database = database;
    activations = new Activations(database, "risk_model_activation");
  }

  @Override
  public List<Version> all() throws SQLException {
    var all = new ArrayList<>(select(null));
    all.add(SHIPPED);
    return all;
  }

  @Override
  public Optional<Version> of(int version) throws SQLException {
    return version == RiskModel.SHIPPED
        ? Optional.of(SHIPPED)
        : select(version).stream().findFirst();
  }

  private List<Version> select(Integer version) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(SELECT)) {
      select.setObject(1, version);
      select.setObject(2, version);
      try (var row = select.executeQuery()) {
        var versions = new ArrayList<Version>();
        while (row.next()) {
          var points = read(row.getString(3), AdditiveModel.class);
          versions.add(
              new Version(
                  new RiskModel(row.getInt(1), points),
                  instant(row, 2),
                  read(row.getString(4), Card.class)));
        }
        return versions;
      }
    }
  }

  @Override
  public Optional<Activation> active() throws SQLException {
    return activations.last();
  }

  @Override
  public void lock() throws SQLException {
    try (var connection = database.getConnection();
        var lock = connection.createStatement()) {
      lock.execute("lock table risk_model, risk_model_activation in share row exclusive mode");
    }
  }

  @Override
  public int keep(Instant at, AdditiveModel points, Card card) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(KEEP)) {
      insert.setObject(1, utc(at));
      insert.setString(2, json(points));
      insert.setString(3, json(card));
      try (var row = insert.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  @Override
  public Activation activate(int version, Instant at, String actor, String why)
      throws SQLException {
    return activations.add(version, at, actor, why);
  }

  @Override
  public void tried(Attempt attempt) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(TRIED)) {
      insert.setObject(1, utc(attempt.at()));
      insert.setInt(2, attempt.customers());
      insert.setInt(3, attempt.losses());
      insert.setString(4, attempt.card() == null ? null : json(attempt.card()));
      insert.setObject(5, attempt.version());
      insert.executeUpdate();
    }
  }

  @Override
  public Optional<Attempt> lastTried() throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(LAST_TRIED);
        var row = select.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      var card = row.getString(4);
      return Optional.of(
          new Attempt(
              instant(row, 1),
              row.getInt(2),
              row.getInt(3),
              card == null ? null : read(card, Card.class),
              row.getObject(5, Integer.class)));
    }
  }

  private static String json(Object data) {
    return new String(EventJson.write(data), StandardCharsets.UTF_8);
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return EventJson.read(json.getBytes(StandardCharsets.UTF_8), type);
    } catch (IOException e) {
      throw new UncheckedIOException("What was learned cannot be read", e);
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
