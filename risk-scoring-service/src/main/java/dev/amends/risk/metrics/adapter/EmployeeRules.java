package dev.amends.risk.metrics.adapter;

import dev.amends.edge.problem.ErrorCode;
import dev.amends.risk.employee.EmployeeSwitch;
import dev.amends.risk.metrics.adapter.Slicing.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/**
 * What others than the employee may see of single employees: nothing while the figures are off,
 * nothing that rests on few answers, and nothing of the last days.
 */
@ApplicationScoped
public class EmployeeRules {

  public static final String DIMENSION = "employee";

  /** Answers that a figure rests on. */
  static final int FEWEST = 30;

  /** Of so many days, by the days of the responses, only the employee sees what came in. */
  public static final int SEEN_FIRST_DAYS = 7;

  private final EmployeeSwitch figures;
  private final Slicing slicing;

  EmployeeRules(EmployeeSwitch figures, Slicing slicing) {
    this.figures = figures;
    this.slicing = slicing;
  }

  static boolean concerns(Slice slice, Collection<String> by) {
    return by.contains(DIMENSION) || slice.where().containsKey(DIMENSION);
  }

  /** The part of the slice that others may see. */
  Slice forOthers(Slice slice, Collection<String> by) throws SQLException {
    return concerns(slice, by) ? capped(slice) : slice;
  }

  Slice capped(Slice slice) throws SQLException {
    return new Slice(slice.from(), until(slice.to()), slice.where());
  }

  /**
   * @param to exclusive, or null
   * @return {@code to}, or the first day that only the employee may see yet
   */
  public LocalDate until(LocalDate to) throws SQLException {
    refuseIfOff();
    var first = slicing.today().minusDays(SEEN_FIRST_DAYS);
    return to == null || to.isAfter(first) ? first : to;
  }

  void refuseIfOff() throws SQLException {
    if (!figures.isOn()) {
      throw ErrorCode.ILLEGAL_STATE.because(
          "Figures about single employees are off; an administrator can switch them on at"
              + " /api/risk/employee-figures.");
    }
  }

  /**
   * Whether others may see a figure.
   *
   * @param key of its group, which may name an employee like {@code slice}
   */
  static boolean mayBeSeen(Slice slice, Map<String, String> key, long n) {
    var employee = key.getOrDefault(DIMENSION, slice.where().getOrDefault(DIMENSION, ""));
    return employee.isEmpty() || n >= FEWEST;
  }
}
