package dev.amends.risk.revenue.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.risk.assessment.application.Judges;
import dev.amends.risk.assessment.domain.Judgement;
import dev.amends.risk.revenue.adapter.RevenueQuery.Valued;
import dev.amends.risk.revenue.domain.RevenueAtRisk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jboss.resteasy.reactive.RestQuery;

/** What the risk of losing customers means in money. */
@Path("/api/risk/revenue")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CX_LEAD)
public class RevenueResource {

  private static final String DEFINITION = "revenue-at-risk/1";
  private static final List<String> DIMENSIONS = List.of("segment", "band");
  private static final int MOST_DAYS = 3_650;

  private final RevenueQuery query;
  private final Judges judges;
  private final Clock clock;

  RevenueResource(RevenueQuery query, Judges judges, Clock clock) {
    this.query = query;
    this.judges = judges;
    this.clock = clock;
  }

  /**
   * Customers of one currency, which are never added to those of another.
   *
   * @param customers whose value and risk are known, and {@code annualValue} of them all
   * @param value absent as long as the model is not calibrated here: then the range is all there is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Group(
      Map<String, String> key,
      String currency,
      long customers,
      double annualValue,
      Double value,
      double low,
      double high) {}

  /**
   * @param withoutValue customers who answered and of whom nobody has told what they bring
   * @param notScored of known value, of whom nothing is computed
   */
  public record Revenue(
      String definition,
      boolean calibrated,
      int withinDays,
      long withoutValue,
      long notScored,
      List<Group> groups) {}

  /**
   * @param value of the dimension, empty without one
   */
  private record Key(String currency, String value) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      return Comparator.comparing(Key::currency).thenComparing(Key::value).compare(this, other);
    }
  }

  private static final class Customers {
    private final DoubleStream.Builder pLoss = DoubleStream.builder();
    private final DoubleStream.Builder value = DoubleStream.builder();

    void add(double loses, double amount) {
      pLoss.add(loses);
      value.add(amount);
    }

    RevenueAtRisk atRisk() {
      return RevenueAtRisk.of(pLoss.build().toArray(), value.build().toArray());
    }
  }

  /**
   * By the newest response of every customer who answered lately, as it would be judged now.
   *
   * @param by segment, band or nothing
   * @param withinDays 1–3,650
   */
  @GET
  @RunOnVirtualThread
  @Transactional
  public Revenue revenue(@RestQuery String by, @RestQuery @DefaultValue("365") int withinDays)
      throws SQLException {
    if (by != null && !DIMENSIONS.contains(by)) {
      throw ErrorCode.INVALID.because("by takes " + String.join(" or ", DIMENSIONS) + ".");
    }
    if (withinDays < 1 || withinDays > MOST_DAYS) {
      throw ErrorCode.INVALID.because("withinDays is 1 to " + MOST_DAYS + ".");
    }
    var since = clock.instant().minus(Duration.ofDays(withinDays));
    var judge = judges.active();
    var groups = new TreeMap<Key, Customers>();
    var notScored = new long[1];
    query.valued(
        since,
        customer -> {
          if (customer.scored()) {
            var judged = judge.judge(customer.evidence());
            groups
                .computeIfAbsent(key(customer, judged, by), none -> new Customers())
                .add(judged.score().pLoss(), customer.amount());
          } else {
            notScored[0]++;
          }
        });
    var found = new ArrayList<Group>();
    var calibrated = judge.model().calibrated();
    groups.forEach((key, customers) -> found.add(group(by, key, customers, calibrated)));
    return new Revenue(
        DEFINITION, calibrated, withinDays, query.withoutValue(since), notScored[0], found);
  }

  private static Key key(Valued customer, Judgement judged, String by) {
    return new Key(
        customer.currency(),
        switch (by) {
          case null -> "";
          case "band" -> judged.band();
          default -> customer.segment();
        });
  }

  private static Group group(String by, Key key, Customers customers, boolean calibrated) {
    var atRisk = customers.atRisk();
    return new Group(
        by == null ? Map.of() : Map.of(by, key.value()),
        key.currency(),
        atRisk.customers(),
        atRisk.annualValue(),
        calibrated ? atRisk.value() : null,
        atRisk.low(),
        atRisk.high());
  }
}
