package dev.amends.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.amends.risk.drivers.domain.Correlations;
import dev.amends.risk.drivers.domain.RelativeWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our relative weights beside those that the R package rwa has published. */
final class DriverShares {

  private static final String FOLDER = "reference-results";

  private final Path folder;

  DriverShares(Path data) {
    this.folder = data.resolve(FOLDER);
  }

  /**
   * @param difference the largest between a published weight and ours
   */
  record Compared(int weights, double difference) {}

  /** The published linear cases in which every row counts alike. */
  Compared published() throws IOException {
    var rows = Rows.read(folder.resolve("mtcars.csv"));
    var largest = 0.0;
    var compared = 0;
    var file = folder.resolve("relative-weights.json").toFile();
    for (var each : new JsonMapper().readTree(file).get("cases")) {
      if (plain(each)) {
        var published = each.get("published_raw_relative_weights");
        var names = names(each);
        var ours = ours(rows, names, each.get("outcome").asText());
        for (var at = 0; at < names.size(); at++) {
          compared++;
          largest = Math.max(largest, Math.abs(published.get(names.get(at)).asDouble() - ours[at]));
        }
      }
    }
    return new Compared(compared, largest);
  }

  private static boolean plain(JsonNode published) {
    return published.path("data").asText().equals("mtcars.csv")
        && published.has("published_raw_relative_weights")
        && !published.has("weights");
  }

  private static List<String> names(JsonNode published) {
    var names = new ArrayList<String>();
    published.get("predictors").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static double[] ours(List<NamedCsvRecord> rows, List<String> names, String outcome) {
    var predictors = names.stream().map(name -> column(rows, name)).toArray(double[][]::new);
    var correlations = Correlations.of(predictors, column(rows, outcome));
    return RelativeWeights.of(correlations.among(), correlations.withOutcome()).weights();
  }

  private static double[] column(List<NamedCsvRecord> rows, String name) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row.getField(name))).toArray();
  }
}
