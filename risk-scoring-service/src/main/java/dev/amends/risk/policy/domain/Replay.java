package dev.amends.risk.policy.domain;

import dev.amends.risk.assessment.domain.Evidence;
import dev.amends.risk.assessment.domain.Judge;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Two judges over the same responses: what one would have made of them beside the other. Responses
 * come customer by customer, each customer's in order of time; what is kept does not grow with
 * their number.
 */
public final class Replay {

  /** So many responses that are judged otherwise are kept of either kind, the newest. */
  public static final int MOST_CHANGES = 1_000;

  /**
   * What the replay assumes.
   *
   * @param caseOpen how long a case stays open; a customer at risk again meanwhile joins it
   * @param zone of the days and weeks
   */
  public record Assumptions(Duration caseOpen, ZoneId zone) {}

  /**
   * One response of the past.
   *
   * @param byRule the customer objects to profiling
   * @param callable whether a case could be opened: it was not anonymous, or somebody can be
   *     reached
   */
  public record Response(
      UUID receiptId,
      String customerId,
      Instant at,
      boolean byRule,
      boolean callable,
      Evidence evidence) {}

  public enum Kind {
    /** At risk by the new judge alone. */
    MORE,
    /** At risk by the former judge alone. */
    FEWER
  }

  /**
   * A response that is judged otherwise.
   *
   * @param reasons of the judge by whom it is at risk
   * @param opensCase whether that judge would have opened a case of it
   */
  public record Change(
      Kind kind,
      UUID receiptId,
      String customerId,
      Instant at,
      List<String> reasons,
      boolean opensCase) {}

  /** Cases opened in the week that begins on this Monday. */
  public record Week(LocalDate monday, long before, long after) {}

  /**
   * @param first when the first of the responses was given, {@code last} the last; null without any
   * @param more how many responses are at risk by the new judge alone, {@code fewer} by the former
   *     alone
   * @param changes the newest of them
   */
  public record Outcome(
      long responses,
      Instant first,
      Instant last,
      Docket.Sum before,
      Docket.Sum after,
      long more,
      long fewer,
      List<Week> weeks,
      List<Change> changes) {

    /** Without what names customers. */
    public Outcome withoutChanges() {
      return new Outcome(responses, first, last, before, after, more, fewer, weeks, List.of());
    }
  }

  private static final Comparator<Change> OLDEST_FIRST =
      Comparator.comparing(Change::at).thenComparing(Change::receiptId);

  private final Docket before;
  private final Docket after;
  private final PriorityQueue<Change> more = new PriorityQueue<>(OLDEST_FIRST);
  private final PriorityQueue<Change> fewer = new PriorityQueue<>(OLDEST_FIRST);
  private String customer;
  private long responses;
  private Instant first;
  private Instant last;
  private long moreAtRisk;
  private long fewerAtRisk;

  public Replay(Judge before, Judge after, Assumptions assumptions) {
    this.before = new Docket(before, assumptions);
    this.after = new Docket(after, assumptions);
  }

  public void add(Response response) {
    if (!response.customerId().equals(customer)) {
      customer = response.customerId();
      before.nextCustomer();
      after.nextCustomer();
    }
    responses++;
    first = first == null || response.at().isBefore(first) ? response.at() : first;
    last = last == null || response.at().isAfter(last) ? response.at() : last;
    var then = before.judge(response);
    var now = after.judge(response);
    if (now.atRisk() && !then.atRisk()) {
      moreAtRisk++;
      keep(more, change(Kind.MORE, response, now));
    } else if (then.atRisk() && !now.atRisk()) {
      fewerAtRisk++;
      keep(fewer, change(Kind.FEWER, response, then));
    }
  }

  private static Change change(Kind kind, Response response, Docket.Entry entry) {
    return new Change(
        kind,
        response.receiptId(),
        response.customerId(),
        response.at(),
        entry.reasons(),
        entry.opensCase());
  }

  private static void keep(PriorityQueue<Change> changes, Change change) {
    changes.add(change);
    if (changes.size() > MOST_CHANGES) {
      changes.remove();
    }
  }

  public Outcome outcome() {
    var changes = new ArrayList<>(more);
    changes.addAll(fewer);
    changes.sort(OLDEST_FIRST.reversed());
    return new Outcome(
        responses,
        first,
        last,
        before.sum(),
        after.sum(),
        moreAtRisk,
        fewerAtRisk,
        weeks(),
        changes);
  }

  private List<Week> weeks() {
    var then = before.casesByWeek();
    var now = after.casesByWeek();
    var mondays = new TreeSet<>(then.keySet());
    mondays.addAll(now.keySet());
    return mondays.stream()
        .map(week -> new Week(week, then.getOrDefault(week, 0L), now.getOrDefault(week, 0L)))
        .toList();
  }
}
