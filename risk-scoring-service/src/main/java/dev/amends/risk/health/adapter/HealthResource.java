package dev.amends.risk.health.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.backbone.identity.Identities;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.risk.assessment.application.ProfilingObjections;
import dev.amends.risk.health.domain.Contact;
import dev.amends.risk.health.domain.Health;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How well the relationship with a customer is, and how it came to be so. */
@Path("/api/risk/customers/{customerId}/health")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD, Roles.CX_LEAD})
public class HealthResource {

  static final String DEFINITION = "relationship-health/1";
  static final int MONTHS = 12;
  static final int SHOWN = 50;

  private final ContactQuery contacts;
  private final ProfilingObjections objections;
  private final Identities identities;
  private final Clock clock;
  private final ZoneId zone;

  HealthResource(
      ContactQuery contacts,
      ProfilingObjections objections,
      Identities identities,
      Clock clock,
      @ConfigProperty(name = "amends.business.zone", defaultValue = "Europe/Stockholm")
          ZoneId zone) {
    this.contacts = contacts;
    this.objections = objections;
    this.identities = identities;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * A contact and what it counts today.
   *
   * @param quality 0–100
   */
  public record Part(String kind, Instant at, double quality, double weight) {}

  /**
   * As it was at the end of the day before.
   *
   * @param value absent before the first contact
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Month(LocalDate first, int n, Double value) {}

  /**
   * The health now, by {@code n} contacts; 0–100.
   *
   * @param profilingObjection true if the customer objects to profiling: then nothing is computed;
   *     absent otherwise
   * @param low of the 95 % interval, as {@code high}; absent as long as one contact outweighs the
   *     rest
   * @param months the first days of the last twelve months, the oldest first
   * @param parts the newest contacts first
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CustomerHealth(
      String customerId,
      String definition,
      Boolean profilingObjection,
      int n,
      Double value,
      Double low,
      Double high,
      List<Month> months,
      List<Part> parts) {}

  @GET
  @RunOnVirtualThread
  public CustomerHealth health(@PathParam("customerId") String asked) throws SQLException {
    var customerId = identities.of(asked);
    if (!objections.among(List.of(customerId)).isEmpty()) {
      return new CustomerHealth(
          customerId, DEFINITION, true, 0, null, null, null, List.of(), List.of());
    }
    var now = clock.instant();
    var known = contacts.of(customerId, now);
    var health = Health.of(known, now);
    if (health.n() == 0) {
      throw ErrorCode.NOT_FOUND.because("There was no contact with this customer.");
    }
    return new CustomerHealth(
        customerId,
        DEFINITION,
        null,
        health.n(),
        health.value(),
        health.low(),
        health.high(),
        months(known, LocalDate.ofInstant(now, zone)),
        known.stream().limit(SHOWN).map(contact -> part(contact, now)).toList());
  }

  private List<Month> months(List<Contact> known, LocalDate today) {
    var months = new ArrayList<Month>();
    for (var ago = MONTHS - 1; ago >= 0; ago--) {
      var first = today.withDayOfMonth(1).minusMonths(ago);
      var then = Health.of(known, first.atStartOfDay(zone).toInstant());
      months.add(new Month(first, then.n(), then.value()));
    }
    return months;
  }

  private static Part part(Contact contact, Instant now) {
    return new Part(
        contact.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        contact.at(),
        contact.quality(),
        Health.weight(contact, now));
  }
}
