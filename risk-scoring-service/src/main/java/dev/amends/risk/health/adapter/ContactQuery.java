package dev.amends.risk.health.adapter;

import dev.amends.risk.assessment.adapter.StoredEvidence;
import dev.amends.risk.health.domain.Contact;
import dev.amends.risk.health.domain.Contact.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All that is known of one customer's contacts. */
@ApplicationScoped
class ContactQuery {

  /** More say nothing more of a customer: the oldest of so many weigh next to nothing. */
  private static final int MOST = 2_000;

  /** Who has not answered is silent once the time for it has passed, and from then on. */
  private static final String SELECT =
      """
      select * from (
        select 'answered' as kind, occurred_at as at, evidence from response where customer_id = ?
        union all
        select kind, at, null from customer_fact where customer_id = ? and kind <> 'worked'
        union all
        select 'silent', delivered_at + make_interval(hours => ?), null from ask
        where customer_id = ? and delivered_at <= ? and answered_at is null and declined_at is null) as contact
      order by at desc limit ?""";

  private final DataSource database;
  private final Duration silentAfter;

  ContactQuery(
      DataSource database,
      @ConfigProperty(name = "amends.asking.silent-after", defaultValue = "P14D")
          Duration silentAfter) {
    this.database = database;
    this.silentAfter = silentAfter;
  }

  /** The newest first. */
  List<Contact> of(String customerId, Instant now) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(SELECT)) {
      select.setString(1, customerId);
      select.setString(2, customerId);
      select.setInt(3, Math.toIntExact(silentAfter.toHours()));
      select.setString(4, customerId);
      select.setObject(5, OffsetDateTime.ofInstant(now.minus(silentAfter), ZoneOffset.UTC));
      select.setInt(6, MOST);
      var contacts = new ArrayList<Contact>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var at = row.getObject(2, OffsetDateTime.class).toInstant();
          contact(row.getString(1), at, row.getString(3)).ifPresent(contacts::add);
        }
      }
      return contacts;
    }
  }

  private static Optional<Contact> contact(String kind, Instant at, String evidence) {
    return switch (kind) {
      case "answered" -> Contact.answered(StoredEvidence.read(evidence).scores(), at);
      case "silent" -> Optional.of(Contact.of(Kind.SILENT, at));
      case "order-placed" -> Optional.of(Contact.of(Kind.ORDER_PLACED, at));
      case "contract-ended" -> Optional.of(Contact.of(Kind.CONTRACT_ENDED, at));
      case "promise-kept" -> Optional.of(Contact.of(Kind.PROMISE_KEPT, at));
      case "promise-broken" -> Optional.of(Contact.of(Kind.PROMISE_BROKEN, at));
      default -> throw new IllegalStateException("No kind of contact: " + kind);
    };
  }
}
