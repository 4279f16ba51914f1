package dev.amends.ingest.surveys.adapter;

import dev.amends.backbone.jdbc.Update;
import dev.amends.ingest.customers.Customer;
import dev.amends.ingest.customers.ForgetsCustomer;
import dev.amends.ingest.customers.MovesCustomer;
import dev.amends.ingest.surveys.application.LastContacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** One row a customer; longer than any conversation lives, because a no counts for longer. */
@ApplicationScoped
class ContactTable implements LastContacts, ForgetsCustomer, MovesCustomer {

  private static final String FORGET = "delete from survey_contact where customer_id = ?";

  private static final String MOVE =
      """
      insert into survey_contact (customer_id, asked_at, answered_at, declined_at)
      select ?, asked_at, answered_at, declined_at from survey_contact where customer_id = ?
      on conflict (customer_id) do update set
        asked_at = greatest(survey_contact.asked_at, excluded.asked_at),
        answered_at = greatest(survey_contact.answered_at, excluded.answered_at),
        declined_at = greatest(survey_contact.declined_at, excluded.declined_at)""";

  private final DataSource database;

  ContactTable(DataSource database) {
    this.database = database;
  }

  @Override
  public void note(String customerId, Kind kind, Instant at) throws SQLException {
    if (customerId == null) {
      return;
    }
    try (var connection = database.getConnection();
        var upsert = connection.prepareStatement(upsert(kind))) {
      upsert.setString(1, customerId);
      upsert.setObject(2, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
      upsert.executeUpdate();
    }
  }

  private static String upsert(Kind kind) {
    var column =
        switch (kind) {
          case ASKED -> "asked_at";
          case ANSWERED -> "answered_at";
          case DECLINED -> "declined_at";
        };
    return """
        insert into survey_contact (customer_id, %1$s) values (current_customer(?), ?)
        on conflict (customer_id) do update
        set %1$s = greatest(survey_contact.%1$s, excluded.%1$s)"""
        .formatted(column);
  }

  /** Whoever was asked under either id was asked: the later time counts. */
  @Override
  public void move(String from, String into) throws SQLException {
    Update.run(database, MOVE, into, from);
    Update.run(database, FORGET, from);
  }

  @Override
  public void forget(Customer known) throws SQLException {
    Update.run(database, FORGET, known.customerId());
  }
}
