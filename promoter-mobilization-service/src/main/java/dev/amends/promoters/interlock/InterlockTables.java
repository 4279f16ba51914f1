package dev.amends.promoters.interlock;

import dev.amends.promoters.interlock.InterlockChange.CaseNoLongerOpen;
import dev.amends.promoters.interlock.InterlockChange.CaseOpened;
import dev.amends.promoters.interlock.InterlockChange.CaseRecovered;
import dev.amends.promoters.interlock.InterlockChange.PromiseBroken;
import dev.amends.promoters.interlock.InterlockChange.PromiseKept;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** Open cases and broken promises: four statements per batch, whatever its size. */
@ApplicationScoped
class InterlockTables {

  private static final String ADD_CASES =
      """
      insert into open_case (case_id, customer_id)
      select * from unnest(?::uuid[], ?::text[]) on conflict (case_id) do nothing""";

  private static final String ADD_PROMISES =
      """
      insert into broken_promise (promise_id, case_id, customer_id)
      select * from unnest(?::uuid[], ?::uuid[], ?::text[]) on conflict (promise_id) do nothing""";

  private static final String REMOVE_CASES = "delete from open_case where case_id = any(?)";

  private static final String REMOVE_PROMISES =
      "delete from broken_promise where promise_id = any(?) or case_id = any(?)";

  private final DataSource database;

  InterlockTables(DataSource database) {
    this.database = database;
  }

  /** The changes in their order. Only the last word on a case and on a promise is written. */
  void apply(List<InterlockChange> changes) throws SQLException {
    var opened = new TreeMap<UUID, CaseOpened>();
    var broken = new TreeMap<UUID, PromiseBroken>();
    var notOpen = new ArrayList<UUID>();
    var recovered = new ArrayList<UUID>();
    var kept = new ArrayList<UUID>();
    for (var change : changes) {
      switch (change) {
        case CaseOpened open -> {
          opened.put(open.caseId(), open);
          notOpen.remove(open.caseId());
        }
        case CaseNoLongerOpen(var caseId) -> {
          opened.remove(caseId);
          notOpen.add(caseId);
        }
        case CaseRecovered(var caseId) -> {
          opened.remove(caseId);
          notOpen.add(caseId);
          broken.values().removeIf(promise -> promise.caseId().equals(caseId));
          recovered.add(caseId);
        }
        case PromiseBroken promise -> broken.put(promise.promiseId(), promise);
        case PromiseKept(var promiseId) -> {
          broken.remove(promiseId);
          kept.add(promiseId);
        }
      }
    }
    write(opened, notOpen, broken, kept, recovered);
  }

  /** Removals first: a promise broken after its case had recovered counts. */
  private void write(
      Map<UUID, CaseOpened> opened,
      List<UUID> notOpen,
      Map<UUID, PromiseBroken> broken,
      List<UUID> kept,
      List<UUID> recovered)
      throws SQLException {
    try (var connection = database.getConnection()) {
      update(connection, REMOVE_CASES, List.of(uuids(notOpen)));
      update(connection, REMOVE_PROMISES, List.of(uuids(kept), uuids(recovered)));
      update(
          connection,
          ADD_CASES,
          List.of(
              uuids(opened.keySet()),
              texts(opened.values().stream().map(CaseOpened::customerId).toList())));
      update(
          connection,
          ADD_PROMISES,
          List.of(
              uuids(broken.keySet()),
              uuids(broken.values().stream().map(PromiseBroken::caseId).toList()),
              texts(broken.values().stream().map(PromiseBroken::customerId).toList())));
    }
  }

  private record SqlArray(String type, Object[] values) {}

  private static SqlArray uuids(Collection<UUID> values) {
    return new SqlArray("uuid", values.toArray());
  }

  private static SqlArray texts(Collection<String> values) {
    return new SqlArray("text", values.toArray());
  }

  private static void update(Connection connection, String sql, List<SqlArray> arrays)
      throws SQLException {
    if (arrays.stream().allMatch(array -> array.values().length == 0)) {
      return;
    }
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < arrays.size(); i++) {
        var array = arrays.get(i);
        statement.setArray(i + 1, connection.createArrayOf(array.type(), array.values()));
      }
      statement.executeUpdate();
    }
  }
}
