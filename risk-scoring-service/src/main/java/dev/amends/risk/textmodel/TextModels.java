package dev.amends.risk.textmodel;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.amends.backbone.event.EventJson;
import dev.amends.risk.activation.Activation;
import dev.amends.risk.activation.Activations;
import dev.amends.text.Models;
import dev.amends.text.ToneLearner.Card;
import dev.amends.text.learning.LinearModel;
import dev.amends.text.learning.ModelFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Versions of what was learned, and which of them reads. */
@ApplicationScoped
class TextModels {

  /** What comes with the product. */
  static final int SHIPPED = 0;

  private static final String VERSIONS =
      "select version, learned_at, basis, cards from text_model order by version desc";

  private static final String WEIGHTS =
      "select language, weights from text_model_weights where version = ?";

  private static final String KEEP =
      """
      insert into text_model (version, learned_at, basis, cards)
      select coalesce(max(version), 0) + 1, ?, ?, ?::jsonb from text_model returning version""";

  private static final String KEEP_WEIGHTS =
      "insert into text_model_weights (version, language, weights) values (?, ?, ?)";

  private static final String TRIED =
      "insert into text_learning (at, comments, cards, version) values (?, ?::jsonb, ?::jsonb, ?)";

  private static final String LAST_TRIED =
      "select at, comments, cards, version from text_learning order by id desc limit 1";

  private final DataSource database;
  private final Activations activations;

  TextModels(DataSource database) {
    this.database = database;
    activations = new Activations(database, "text_model_activation");
  }

  /** A version and how it did. */
  record Version(int version, Instant learnedAt, String basis, List<Card> cards) {}

  /**
   * One attempt to learn.
   *
   * @param comments how many scored comments each language had
   * @param version what came of it, or null
   */
  record Attempt(Instant at, Map<String, Integer> comments, List<Card> cards, Integer version) {}

  /** For example {@code learned/3}. */
  static String name(int version) {
    return version == SHIPPED ? Models.SHIPPED : "learned/" + version;
  }

  /** Empty as long as nothing but what comes with the product has read. */
  Optional<Activation> active() throws SQLException {
    return activations.last();
  }

  void activate(int version, Instant at, String actor, String why) throws SQLException {
    activations.add(version, at, actor, why);
  }

  /** The newest first, without what comes with the product. */
  List<Version> versions() throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(VERSIONS);
        var row = select.executeQuery()) {
      var versions = new ArrayList<Version>();
      while (row.next()) {
        versions.add(
            new Version(
                row.getInt(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                read(row.getString(4), new TypeReference<>() {})));
      }
      return versions;
    }
  }

  /** What a version learned, by language; nothing of the one that comes with the product. */
  Map<String, LinearModel> weights(int version) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(WEIGHTS)) {
      select.setInt(1, version);
      var models = new HashMap<String, LinearModel>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          models.put(row.getString(1), ModelFile.read(new ByteArrayInputStream(row.getBytes(2))));
        }
      }
      return models;
    } catch (IOException e) {
      throw new UncheckedIOException("Version " + version + " cannot be read", e);
    }
  }

  int keep(Instant at, List<Card> cards, Map<String, LinearModel> learned) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(KEEP);
        var parts = connection.prepareStatement(KEEP_WEIGHTS)) {
      insert.setObject(1, utc(at));
      insert.setString(2, Models.SHIPPED);
      insert.setString(3, json(cards));
      int version;
      try (var row = insert.executeQuery()) {
        row.next();
        version = row.getInt(1);
      }
      for (var each : learned.entrySet()) {
        parts.setInt(1, version);
        parts.setString(2, each.getKey());
        parts.setBytes(3, bytes(each.getValue()));
        parts.addBatch();
      }
      parts.executeBatch();
      return version;
    }
  }

  void tried(Attempt attempt) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(TRIED)) {
      insert.setObject(1, utc(attempt.at()));
      insert.setString(2, json(attempt.comments()));
      insert.setString(3, json(attempt.cards()));
      insert.setObject(4, attempt.version());
      insert.executeUpdate();
    }
  }

  Optional<Attempt> lastTried() throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(LAST_TRIED);
        var row = select.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Attempt(
                  row.getObject(1, OffsetDateTime.class).toInstant(),
                  read(row.getString(2), new TypeReference<>() {}),
                  read(row.getString(3), new TypeReference<>() {}),
                  row.getObject(4, Integer.class)))
          : Optional.empty();
    }
  }

  private static byte[] bytes(LinearModel model) {
    var bytes = new ByteArrayOutputStream();
    try {
      ModelFile.write(model, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String json(Object data) {
    return new String(EventJson.write(data), StandardCharsets.UTF_8);
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return EventJson.MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException("What was learned cannot be read", e);
    }
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
