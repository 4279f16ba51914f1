package dev.amends.acceptance.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What processes show at {@code /q/metrics}, with the label that Prometheus adds to each. */
final class Exported {

  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Map<String, List<Map<String, String>>> series = new HashMap<>();

  void add(String service, String metrics) {
    add("up", service, "");
    SAMPLE
        .matcher(metrics)
        .results()
        .forEach(found -> add(found.group(1), service, found.group(2)));
  }

  private void add(String metric, String service, String labels) {
    var all = new TreeMap<>(Map.of("service", service, "job", "amends"));
    if (labels != null) {
      LABEL.matcher(labels).results().forEach(found -> all.put(found.group(1), found.group(2)));
    }
    series.computeIfAbsent(metric, name -> new ArrayList<>()).add(all);
  }

  List<Map<String, String>> of(String metric) {
    return series.getOrDefault(metric, List.of());
  }

  /** What is wrong with a query, as sentences; empty when it can have an answer. */
  List<String> faults(Query query) {
    var faults = new ArrayList<String>();
    for (var selector : query.selectors()) {
      var found = of(selector.metric());
      if (found.isEmpty()) {
        faults.add("nobody exports " + selector.metric());
        continue;
      }
      // Our own metrics have few label values, and all of them appear in a loop that has turned.
      var strict = selector.metric().startsWith("amends_");
      if (strict
          && found.stream()
              .noneMatch(s -> s.entrySet().containsAll(selector.labels().entrySet()))) {
        faults.add(selector.metric() + " is never " + selector.labels());
      }
      for (var label : query.groupedBy()) {
        if (found.stream().noneMatch(s -> s.containsKey(label))) {
          faults.add(selector.metric() + " has no label " + label);
        }
      }
    }
    return faults;
  }
}
