package dev.amends.ingest.surveys.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.jdbc.Update;
import dev.amends.ingest.customers.Customer;
import dev.amends.ingest.customers.ForgetsCustomer;
import dev.amends.ingest.customers.MovesCustomer;
import dev.amends.ingest.surveys.application.Conversations;
import dev.amends.ingest.surveys.domain.Answers;
import dev.amends.ingest.surveys.domain.Conversation;
import dev.amends.ingest.surveys.domain.Language;
import dev.amends.ingest.surveys.domain.SurveyReader;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Conversations in PostgreSQL, until nobody can go on with them any more. */
@ApplicationScoped
class ConversationTable implements Conversations, ForgetsCustomer, MovesCustomer {

  /** After its time was over; what was answered lives on in the responses. */
  static final Duration RETENTION = Duration.ofDays(30);

  private static final Logger LOG = Logger.getLogger(ConversationTable.class);

  private static final String FIND =
      """
      select c.id, c.survey, c.version, d.definition, c.customer_id, c.language, c.facts, c.channel, c.author,
        c.answers, c.created_at, c.expires_at, c.answered_at, c.revised_at, c.declined_at
      from survey_conversation c join survey_definition d using (survey, version) where c.id = ?""";

  /** More changes are no answers any more: a link that got into wrong hands is to cost little. */
  static final int MOST_CHANGES = 200;

  private static final String LOCK = FIND + " and c.changes < " + MOST_CHANGES + " for update of c";

  private static final String ADD =
      """
      insert into survey_conversation
        (id, survey, version, customer_id, language, facts, channel, author, answers, created_at, expires_at)
      values (?, ?, ?, current_customer(?), ?, ?::jsonb, ?, ?, ?::jsonb, ?, ?) on conflict do nothing""";

  private static final String STORE =
      """
      update survey_conversation
      set answers = ?::jsonb, answered_at = ?, revised_at = ?, declined_at = ?, changes = changes + 1
      where id = ?""";

  /** Also of somebody whose id was made for the one response. */
  private static final String FORGET =
      """
      delete from survey_conversation
      where customer_id = ? or (customer_id is null and 'anon:survey:' || survey || ':' || id = ?)""";

  private final DataSource database;
  private final Clock clock;

  ConversationTable(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public boolean add(Conversation conversation) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(ADD)) {
      insert.setObject(1, conversation.id());
      insert.setString(2, conversation.survey().id());
      insert.setInt(3, conversation.survey().version());
      insert.setString(4, conversation.customerId());
      insert.setString(5, conversation.language() == null ? null : conversation.language().tag());
      insert.setString(
          6, new String(EventJson.write(conversation.facts()), StandardCharsets.UTF_8));
      insert.setString(7, conversation.channel());
      insert.setString(8, conversation.author());
      insert.setString(9, conversation.answers().json().toString());
      insert.setObject(10, utc(conversation.createdAt()));
      insert.setObject(11, utc(conversation.expiresAt()));
      return insert.executeUpdate() == 1;
    }
  }

  @Override
  public Optional<Conversation> find(UUID id) throws SQLException {
    return select(FIND, id);
  }

  @Override
  public Optional<Conversation> lock(UUID id) throws SQLException {
    return select(LOCK, id);
  }

  @Override
  public void store(Conversation conversation) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(STORE)) {
      update.setString(1, conversation.answers().json().toString());
      update.setObject(2, utc(conversation.answeredAt()), Types.TIMESTAMP_WITH_TIMEZONE);
      update.setObject(3, utc(conversation.revisedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
      update.setObject(4, utc(conversation.declinedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
      update.setObject(5, conversation.id());
      update.executeUpdate();
    }
  }

  @Override
  public void remove(UUID id) throws SQLException {
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement("delete from survey_conversation where id = ?")) {
      delete.setObject(1, id);
      delete.executeUpdate();
    }
  }

  @Override
  public void move(String from, String into) throws SQLException {
    Update.run(
        database,
        "update survey_conversation set customer_id = ? where customer_id = ?",
        into,
        from);
  }

  @Override
  public void forget(Customer known) throws SQLException {
    Update.run(database, FORGET, known.customerId(), known.customerId());
  }

  @Scheduled(every = "1h", delayed = "7m")
  void purge() {
    try (var connection = database.getConnection();
        var delete =
            connection.prepareStatement("delete from survey_conversation where expires_at < ?")) {
      delete.setObject(1, utc(clock.instant().minus(RETENTION)));
      delete.executeUpdate();
    } catch (SQLException e) {
      LOG.warnf("Old conversations could not be purged: %s", e.getMessage());
    }
  }

  private Optional<Conversation> select(String sql, UUID id) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setObject(1, id);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  private static Conversation read(ResultSet row) throws SQLException {
    var definition = StoredJson.read(row.getString(4), JsonNode.class);
    return new Conversation(
        row.getObject(1, UUID.class),
        SurveyReader.stored(row.getString(2), row.getInt(3), definition),
        row.getString(5),
        Language.of(row.getString(6)).orElse(null),
        facts(row.getString(7)),
        row.getString(8),
        row.getString(9),
        new Answers(StoredJson.read(row.getString(10), ObjectNode.class)),
        instant(row, 11),
        instant(row, 12),
        instant(row, 13),
        instant(row, 14),
        instant(row, 15));
  }

  private static Map<String, String> facts(String json) {
    var facts = new TreeMap<String, String>();
    StoredJson.read(json, JsonNode.class)
        .properties()
        .forEach(fact -> facts.put(fact.getKey(), fact.getValue().textValue()));
    return Map.copyOf(facts);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
