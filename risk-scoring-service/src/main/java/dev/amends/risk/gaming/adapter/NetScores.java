package dev.amends.risk.gaming.adapter;

import dev.amends.edge.problem.ErrorCode;
import dev.amends.risk.gaming.domain.Answers.Group;
import dev.amends.risk.metrics.adapter.MetricQuery;
import dev.amends.risk.metrics.adapter.Slicing.Slice;
import dev.amends.risk.metrics.domain.Series;
import dev.amends.risk.metrics.domain.Statistic;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The net promoter scores of a period with a group and without it, by all its answers. */
@ApplicationScoped
class NetScores {

  private final MetricQuery query;

  NetScores(MetricQuery query) {
    this.query = query;
  }

  /** How many gave which answer, by group. */
  record Period(String by, Map<MetricQuery.Group, Map<Integer, Long>> answers) {

    /** Everything, also what says nothing of the dimension. */
    Statistic with(Series series) {
      return score(series, group -> true);
    }

    Statistic without(Group out) {
      var left = new MetricQuery.Group(out.series(), Map.of(by, out.value()));
      return score(out.series(), group -> !group.equals(left));
    }

    private Statistic score(Series series, Predicate<MetricQuery.Group> counts) {
      var sums = new TreeMap<Integer, Long>();
      answers.forEach(
          (group, given) -> {
            if (group.series() == series && counts.test(group)) {
              given.forEach((answer, n) -> sums.merge(answer, n, Long::sum));
            }
          });
      return Statistic.of(series, sums);
    }
  }

  Period of(String by, Slice period) throws SQLException {
    var answers = query.answers(Series.of("nps"), period, List.of(by));
    if (answers.size() > MetricQuery.MAX_GROUPS) {
      throw ErrorCode.INVALID.because(
          "More than " + MetricQuery.MAX_GROUPS + " groups; ask for fewer days.");
    }
    return new Period(by, answers);
  }
}
