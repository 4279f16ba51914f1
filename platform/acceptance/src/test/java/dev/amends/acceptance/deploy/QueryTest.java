package dev.amends.acceptance.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The check of dashboard and rules finds what it is for. */
class QueryTest {

  private static final Query RATIO =
      new Query(
          "sum by (uri) (rate(http_sum{service=\"a\",status=~\"5..\"}[5m])) / count(up{job=\"amends\"} == 0) or vector(0)");

  @Test
  void metricsAndTheirLabelsAreFound() {
    assertEquals(
        List.of(
            new Query.Selector("http_sum", Map.of("service", "a")),
            new Query.Selector("up", Map.of("job", "amends"))),
        RATIO.selectors());
    assertEquals(Set.of("uri"), RATIO.groupedBy());
  }

  @Test
  void aMetricNobodyExportsAMissingLabelAndAValueThatNeverComesAreNoticed() {
    var exported = new Exported();
    exported.add("risk", "amends_x_total{outcome=\"handled\"} 1.0\namends_age 0.0\n");

    assertEquals(
        List.of(), faults(exported, "max by (service) (amends_x_total{outcome=\"handled\"})"));
    assertEquals(List.of("nobody exports amends_x"), faults(exported, "rate(amends_x[5m])"));
    assertEquals(
        List.of("amends_x_total is never {outcome=lost}"),
        faults(exported, "amends_x_total{outcome=\"lost\"}"));
    assertEquals(
        List.of("amends_age has no label topic"), faults(exported, "sum by (topic) (amends_age)"));
  }

  private static List<String> faults(Exported exported, String query) {
    return exported.faults(new Query(query));
  }
}
