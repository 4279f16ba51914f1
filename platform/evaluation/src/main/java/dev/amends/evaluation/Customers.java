package dev.amends.evaluation;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.amends.risk.model.domain.Outcomes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Rows of customers as numbers: a column that holds words becomes one of 0 and 1 for each word. */
final class Customers {

  /** More than these words are names. */
  private static final int MOST_WORDS = 12;

  /**
   * A number in the model.
   *
   * @param word what the column must hold to be 1, or null if it holds numbers
   */
  private record Feature(String column, String word) {

    String name() {
      return word == null ? column : column + " " + word;
    }

    double of(NamedCsvRecord row) {
      var value = row.getField(column);
      return word == null ? Double.parseDouble(value) : value.equals(word) ? 1 : 0;
    }
  }

  private final List<Feature> features = new ArrayList<>();
  private final String outcome;

  /**
   * @param unused columns that are no features
   * @param outcome the column that is 1 for the lost
   */
  Customers(Collection<NamedCsvRecord> rows, Set<String> unused, String outcome) {
    this.outcome = outcome;
    for (var column : rows.iterator().next().getHeader()) {
      if (!unused.contains(column) && !column.equals(outcome)) {
        var held = new TreeSet<String>();
        rows.forEach(row -> held.add(row.getField(column)));
        if (held.stream().allMatch(NUMBER)) {
          features.add(new Feature(column, null));
        } else if (held.size() <= MOST_WORDS) {
          held.stream().skip(1).forEach(word -> features.add(new Feature(column, word)));
        }
      }
    }
  }

  private static final Predicate<String> NUMBER =
      value -> value.matches("-?[0-9]+([.][0-9]+)?([eE]-?[0-9]+)?");

  List<String> features() {
    return features.stream().map(Feature::name).toList();
  }

  Outcomes outcomes(List<NamedCsvRecord> rows) {
    var values = new double[rows.size()][];
    var lost = new boolean[rows.size()];
    for (var at = 0; at < lost.length; at++) {
      var row = rows.get(at);
      values[at] = features.stream().mapToDouble(feature -> feature.of(row)).toArray();
      lost[at] = row.getField(outcome).equals("1");
    }
    return Outcomes.of(values, lost);
  }
}
