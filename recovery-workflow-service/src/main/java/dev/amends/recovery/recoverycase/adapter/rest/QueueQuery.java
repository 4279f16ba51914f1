package dev.amends.recovery.recoverycase.adapter.rest;

import dev.amends.backbone.identity.Identities;
import dev.amends.edge.page.Cursor;
import dev.amends.edge.page.Page;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.recovery.recoverycase.application.CaseRow;
import dev.amends.recovery.recoverycase.application.Cases;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The queue: filtered, sorted and cut into pages by the database. */
@ApplicationScoped
class QueueQuery {

  private static final Set<String> STATES =
      Set.of("open", "claimed", "snoozed", "resolved", "recovered", "closed");
  private static final int MAX_SEARCH = 200;

  /**
   * Order and what comes behind a given row in it; every order ends in the id, so that it is total.
   */
  private enum Order {
    URGENCY(
        "urgency desc, dueAt, id",
        "(urgency < :k1 or (urgency = :k1 and (dueAt > :k2 or (dueAt = :k2 and id > :k3))))"),
    DUE("dueAt, id", "(dueAt > :k2 or (dueAt = :k2 and id > :k3))"),
    OPENED("openedAt desc, id", "(openedAt < :k2 or (openedAt = :k2 and id > :k3))");

    private final String orderBy;
    private final String behind;

    Order(String orderBy, String behind) {
      this.orderBy = orderBy;
      this.behind = behind;
    }
  }

  private final Cases cases;
  private final Identities identities;

  QueueQuery(Cases cases, Identities identities) {
    this.cases = cases;
    this.identities = identities;
  }

  /** What the caller wants to see; null means all. */
  record Filter(
      String state, String assignee, String customerId, String touchpoint, String q, String sort) {}

  /** Rows of one page, and where the next begins. */
  record Rows(List<CaseRow> rows, String nextCursor, long total) {}

  /**
   * @param me the caller, for {@code assignee=me}
   */
  Rows page(Filter filter, String me, String cursor, String limit) {
    var order = order(filter.sort());
    var size = size(limit);
    var conditions = new ArrayList<String>();
    var parameters = new HashMap<String, Object>();
    where(filter, me, conditions, parameters);
    var total = cases.count(all(conditions), parameters);
    if (cursor != null && !cursor.isBlank()) {
      conditions.add(order.behind);
      parameters.putAll(key(order, Cursor.decode(cursor, 3)));
    }
    var rows =
        cases
            .find(all(conditions) + " order by " + order.orderBy, parameters)
            .range(0, size)
            .list();
    if (rows.size() <= size) {
      return new Rows(rows, null, total);
    }
    var page = rows.subList(0, size);
    return new Rows(page, cursor(order, page.getLast()), total);
  }

  private void where(
      Filter filter, String me, List<String> conditions, Map<String, Object> parameters) {
    if (present(filter.state())) {
      conditions.add("state in :states");
      parameters.put("states", states(filter.state()));
    }
    if ("none".equals(filter.assignee())) {
      conditions.add("assignee is null");
    } else if (present(filter.assignee())) {
      conditions.add("assignee = :assignee");
      parameters.put("assignee", "me".equals(filter.assignee()) ? me : filter.assignee());
    }
    equal("customerId", current(filter.customerId()), conditions, parameters);
    equal("touchpoint", filter.touchpoint(), conditions, parameters);
    if (present(filter.q())) {
      search(filter.q(), conditions, parameters);
    }
  }

  /** A customer is found by every id they are known under. */
  private String current(String customerId) {
    try {
      return present(customerId) ? identities.of(customerId) : customerId;
    } catch (SQLException e) {
      throw new IllegalStateException("Who is who could not be read", e);
    }
  }

  private static void search(
      String words, List<String> conditions, Map<String, Object> parameters) {
    if (words.length() > MAX_SEARCH) {
      throw ErrorCode.INVALID.because("A search has at most " + MAX_SEARCH + " characters.");
    }
    conditions.add(
        "(lower(excerpt) like :q or lower(customerId) like :q or lower(contactName) like :q"
            + " or customerId in (select c.customerId from CustomerRow c where lower(c.name) like :q))");
    var literal =
        words
            .strip()
            .toLowerCase(Locale.ROOT)
            .replace("\\", "\\\\")
            .replace("%", "\\%")
            .replace("_", "\\_");
    parameters.put("q", "%" + literal + "%");
  }

  private static void equal(
      String field, String value, List<String> conditions, Map<String, Object> parameters) {
    if (present(value)) {
      conditions.add(field + " = :" + field);
      parameters.put(field, value);
    }
  }

  private static List<String> states(String text) {
    var states = Arrays.asList(text.split(","));
    if (!STATES.containsAll(states)) {
      throw ErrorCode.INVALID.because(
          "state takes open, claimed, snoozed, resolved, recovered and closed.");
    }
    return states;
  }

  private static Order order(String sort) {
    return switch (sort == null || sort.isBlank() ? "urgency" : sort) {
      case "urgency" -> Order.URGENCY;
      case "due" -> Order.DUE;
      case "opened" -> Order.OPENED;
      default -> throw ErrorCode.INVALID.because("sort is urgency, due or opened.");
    };
  }

  private static int size(String limit) {
    if (!present(limit)) {
      return Page.DEFAULT_LIMIT;
    }
    if (!limit.matches("\\d{1,3}")
        || Integer.parseInt(limit) < 1
        || Integer.parseInt(limit) > Page.MAX_LIMIT) {
      throw ErrorCode.INVALID.because("limit is a number from 1 to " + Page.MAX_LIMIT + ".");
    }
    return Integer.parseInt(limit);
  }

  private static String cursor(Order order, CaseRow last) {
    var time = order == Order.OPENED ? last.openedAt : last.dueAt;
    return Cursor.encode(Integer.toString(last.urgency), time.toString(), last.id.toString());
  }

  private static Map<String, Object> key(Order order, Cursor cursor) {
    try {
      var key = new HashMap<String, Object>();
      if (order == Order.URGENCY) {
        key.put("k1", Integer.valueOf(cursor.key().get(0)));
      }
      key.put("k2", Instant.parse(cursor.key().get(1)));
      key.put("k3", UUID.fromString(cursor.key().get(2)));
      return key;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw ErrorCode.INVALID.because(
          "The cursor is not one this list gave out; start without it.");
    }
  }

  private static String all(List<String> conditions) {
    return conditions.isEmpty() ? "true = true" : String.join(" and ", conditions);
  }

  private static boolean present(String value) {
    return value != null && !value.isBlank();
  }
}
