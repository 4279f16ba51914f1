package dev.amends.risk.taxonomy;

import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.jdbc.Update;
import dev.amends.risk.activation.Activation;
import dev.amends.risk.activation.Activations;
import dev.amends.text.taxonomy.Taxonomy;
import dev.amends.text.taxonomy.Taxonomy.Topic;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Versions of the topics in PostgreSQL, but for the one that comes with the product. */
@ApplicationScoped
public class Taxonomies {

  /** What comes with the product. */
  public static final int SHIPPED = 0;

  private static final Taxonomy PRODUCT = Taxonomy.shipped();

  private static final Saved PRODUCTS_OWN =
      new Saved(SHIPPED, PRODUCT, "Comes with the product.", null, null);

  private static final String VERSION =
      "select version, definition, note, saved_at, saved_by from taxonomy where version = ?";

  private static final String NEWEST = "select max(version) from taxonomy";

  private static final String VERSIONS =
      """
      select version, jsonb_array_length(definition -> 'topics'), note, saved_at, saved_by
      from taxonomy order by version desc""";

  private static final String SAVE =
      """
      insert into taxonomy (version, definition, note, saved_at, saved_by)
      values (?, ?::jsonb, ?, ?, ?)""";

  /** Each topic that a version ever had, as the newest of them has it. */
  private static final String EVER =
      """
      select distinct on (topic ->> 'id') topic
      from taxonomy, jsonb_array_elements(definition -> 'topics') as topic
      order by topic ->> 'id', version desc""";

  private final DataSource database;
  private final Activations activations;

  Taxonomies(DataSource database) {
    this.database = database;
    activations = new Activations(database, "taxonomy_activation");
  }

  /**
   * A saved version.
   *
   * @param savedAt null, like {@code savedBy}, of the one that comes with the product
   */
  public record Saved(
      int version, Taxonomy taxonomy, String note, Instant savedAt, String savedBy) {}

  /**
   * A version without its topics.
   *
   * @param topics how many it has
   */
  record Summary(int version, int topics, String note, Instant savedAt, String savedBy) {}

  /** The part of a taxonomy that a person writes. */
  public record Definition(List<Topic> topics) {}

  /** For example {@code taxonomy/3}. */
  static String name(int version) {
    return version == SHIPPED ? PRODUCT.version() : "taxonomy/" + version;
  }

  int active() throws SQLException {
    return activations.last().map(Activation::version).orElse(SHIPPED);
  }

  /** The newest version, which is that of the product as long as there is no other. */
  Saved newest() throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(NEWEST);
        var row = select.executeQuery()) {
      row.next();
      return of(row.getInt(1)).orElseThrow();
    }
  }

  public Optional<Saved> of(int version) throws SQLException {
    if (version == SHIPPED) {
      return Optional.of(PRODUCTS_OWN);
    }
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(VERSION)) {
      select.setInt(1, version);
      try (var row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Saved(
                    version,
                    new Taxonomy(name(version), read(row.getString(2), Definition.class).topics()),
                    row.getString(3),
                    instant(row, 4),
                    row.getString(5)))
            : Optional.empty();
      }
    }
  }

  /** The newest first. */
  List<Summary> all() throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(VERSIONS);
        var row = select.executeQuery()) {
      var all = new ArrayList<Summary>();
      while (row.next()) {
        all.add(
            new Summary(
                row.getInt(1), row.getInt(2), row.getString(3), instant(row, 4), row.getString(5)));
      }
      all.add(new Summary(SHIPPED, PRODUCT.topics().size(), PRODUCTS_OWN.note(), null, null));
      return all;
    }
  }

  /** Keeps others from saving or activating until the end of the transaction. */
  void lock() throws SQLException {
    Update.run(database, "lock table taxonomy, taxonomy_activation in share row exclusive mode");
  }

  void save(Saved saved) throws SQLException {
    Update.run(
        database,
        SAVE,
        saved.version(),
        new String(
            EventJson.write(new Definition(saved.taxonomy().topics())), StandardCharsets.UTF_8),
        saved.note(),
        utc(saved.savedAt()),
        saved.savedBy());
  }

  void activate(int version, Instant at, String actor, String why) throws SQLException {
    activations.add(version, at, actor, why);
  }

  /** The newest first. */
  List<Activation> activations(int limit) throws SQLException {
    return activations.latest(limit);
  }

  /** Every topic that any version ever had, by its id: stored findings speak of them. */
  Map<String, Topic> ever() throws SQLException {
    var topics = new TreeMap<String, Topic>();
    PRODUCT.topics().forEach(topic -> topics.put(topic.id(), topic));
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(EVER);
        var row = select.executeQuery()) {
      while (row.next()) {
        var topic = read(row.getString(1), Topic.class);
        topics.put(topic.id(), topic);
      }
      return topics;
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return EventJson.MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException("A taxonomy cannot be read", e);
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
