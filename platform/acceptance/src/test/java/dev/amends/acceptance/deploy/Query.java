package dev.amends.acceptance.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a PromQL expression asks for: enough of the language for our own dashboard and rules. */
record Query(String text) {

  /** A metric, and the labels it is narrowed by with "=". */
  record Selector(String metric, Map<String, String> labels) {}

  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
  private static final Pattern SELECTOR =
      Pattern.compile("\\b([a-zA-Z_:][\\w:]*)\\b(?!\\s*\\()\\s*(?:\\{([^}]*)})?");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!=|!~|=)\\s*\"([^\"]*)\"");
  private static final List<String> WORDS = List.of("or", "and", "unless");

  List<Selector> selectors() {
    var plain = RANGE.matcher(GROUPING.matcher(text).replaceAll("")).replaceAll("");
    var selectors = new ArrayList<Selector>();
    SELECTOR
        .matcher(plain)
        .results()
        .filter(found -> !WORDS.contains(found.group(1)))
        .forEach(found -> selectors.add(new Selector(found.group(1), equals(found.group(2)))));
    return selectors;
  }

  private static Map<String, String> equals(String matchers) {
    var labels = new TreeMap<String, String>();
    if (matchers != null) {
      MATCHER
          .matcher(matchers)
          .results()
          .filter(found -> found.group(2).equals("="))
          .forEach(found -> labels.put(found.group(1), found.group(3)));
    }
    return labels;
  }

  /** The labels that results are grouped by. */
  TreeSet<String> groupedBy() {
    var labels = new TreeSet<String>();
    GROUPING
        .matcher(text)
        .results()
        .flatMap(found -> List.of(found.group(1).split("\\s*,\\s*")).stream())
        .forEach(labels::add);
    return labels;
  }
}
