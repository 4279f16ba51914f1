package dev.amends.ingest.asking.adapter;

import static dev.amends.ingest.asking.adapter.InvitationRow.utc;

import dev.amends.backbone.jdbc.Update;
import dev.amends.ingest.asking.application.Claim;
import dev.amends.ingest.asking.application.Invitations;
import dev.amends.ingest.asking.domain.Invitation;
import dev.amends.ingest.customers.Customer;
import dev.amends.ingest.customers.ForgetsCustomer;
import dev.amends.ingest.customers.MovesCustomer;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Invitations and the ledger of their messages in PostgreSQL. */
@ApplicationScoped
class InvitationTable implements Invitations, ForgetsCustomer, MovesCustomer {

  /** After its last decision; why somebody was not asked is a question of weeks. */
  static final Duration RETENTION = Duration.ofDays(180);

  private static final Logger LOG = Logger.getLogger(InvitationTable.class);

  private static final String LOCK_DUE =
      """
      select id, customer_id from survey_invitation
      where due_at <= ? and (step is null or lease_until <= ?)
      order by due_at, id limit ? for update skip locked""";

  /** A seed of its own: who publishes for a customer need not wait for who asks. */
  private static final String LOCK_CUSTOMERS =
      """
      select pg_advisory_xact_lock(hashtextextended(customer, 8))
      from (select distinct customer from unnest(?::text[]) as customer order by customer) as sorted""";

  private static final String COUNTED =
      "select 1 from survey_invitation where id = ? and counted_on = ?";

  private static final String COUNT = "update survey_invitation set counted_on = ? where id = ?";

  private static final String TAKE_PLACE =
      """
      insert into survey_day (survey, day, asked) values (?, ?, 1)
      on conflict (survey, day) do update set asked = survey_day.asked + 1 where survey_day.asked < ?""";

  private static final String CLAIM =
      "update survey_invitation set step = 'claimed', lease_until = ? where id = ?";

  /** Does not wait for the disk, so that hardly a moment lies between it and the message's end. */
  private static final String HAND_OVER =
      """
      update survey_invitation set step = 'handed'
      where id = ? and lease_until = ? and step = 'claimed'
        and set_config('synchronous_commit', 'off', true) is not null""";

  private static final String END =
      """
      update survey_invitation set step = null, lease_until = null
      where id = ? and lease_until = ? and step is not null""";

  private final DataSource database;
  private final Clock clock;

  InvitationTable(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public boolean add(Invitation invitation) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(InvitationRow.ADD)) {
      InvitationRow.bindState(insert, invitation);
      InvitationRow.bindRequest(insert, invitation);
      return insert.executeUpdate() == 1;
    }
  }

  @Override
  public List<Due> lockDue(Instant now, int limit) throws SQLException {
    try (var connection = database.getConnection()) {
      var ids = new ArrayList<UUID>();
      var customers = new ArrayList<String>();
      try (var select = connection.prepareStatement(LOCK_DUE)) {
        select.setObject(1, utc(now));
        select.setObject(2, utc(now));
        select.setInt(3, limit);
        try (var row = select.executeQuery()) {
          while (row.next()) {
            ids.add(row.getObject(1, UUID.class));
            customers.add(row.getString(2));
          }
        }
      }
      return ids.isEmpty() ? List.of() : read(connection, ids, customers);
    }
  }

  /** In statements of their own: what is known of the customers is read when they are locked. */
  private static List<Due> read(Connection connection, List<UUID> ids, List<String> customers)
      throws SQLException {
    try (var lock = connection.prepareStatement(LOCK_CUSTOMERS)) {
      lock.setArray(1, connection.createArrayOf("text", customers.toArray()));
      lock.execute();
    }
    try (var select = connection.prepareStatement(DueRow.READ)) {
      select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      var due = new ArrayList<Due>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          due.add(DueRow.read(row));
        }
      }
      return due;
    }
  }

  @Override
  public void save(Invitation invitation) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(InvitationRow.SAVE)) {
      InvitationRow.bindState(update, invitation);
      update.executeUpdate();
    }
  }

  @Override
  public boolean takePlace(Invitation invitation, LocalDate day, int perDay) throws SQLException {
    return isCounted(invitation.id(), day)
        || (Update.run(database, TAKE_PLACE, invitation.request().survey(), day, perDay) == 1
            && Update.run(database, COUNT, day, invitation.id()) == 1);
  }

  private boolean isCounted(UUID id, LocalDate day) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(COUNTED)) {
      select.setObject(1, id);
      select.setObject(2, day);
      try (var row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  @Override
  public void claim(Claim claim) throws SQLException {
    Update.run(database, CLAIM, utc(claim.leaseUntil()), claim.invitation().id());
  }

  @Override
  public boolean handOver(Claim claim) throws SQLException {
    return Update.run(database, HAND_OVER, claim.invitation().id(), utc(claim.leaseUntil())) == 1;
  }

  @Override
  public boolean end(Claim claim) throws SQLException {
    return Update.run(database, END, claim.invitation().id(), utc(claim.leaseUntil())) == 1;
  }

  @Override
  public void move(String from, String into) throws SQLException {
    Update.run(
        database, "update survey_invitation set customer_id = ? where customer_id = ?", into, from);
    Update.run(database, "update open_case set customer_id = ? where customer_id = ?", into, from);
  }

  @Override
  public void forget(Customer known) throws SQLException {
    Update.run(database, "delete from survey_invitation where customer_id = ?", known.customerId());
    Update.run(database, "delete from open_case where customer_id = ?", known.customerId());
  }

  @Scheduled(every = "1h", delayed = "8m")
  void purge() {
    var before = clock.instant().minus(RETENTION);
    try {
      Update.run(
          database,
          "delete from survey_invitation where due_at is null and decided_at < ?",
          utc(before));
      Update.run(
          database,
          "delete from survey_day where day < ?",
          LocalDate.ofInstant(before, ZoneOffset.UTC));
    } catch (SQLException e) {
      LOG.warnf("Old invitations could not be purged: %s", e.getMessage());
    }
  }
}
