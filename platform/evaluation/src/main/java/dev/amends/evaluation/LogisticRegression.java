package dev.amends.evaluation;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.amends.risk.model.domain.Outcomes;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The plainest family: LIBLINEAR on standardised features, L2 with cost 1. */
record LogisticRegression() implements RiskFamily {

  private static final double COST = 1;
  private static final double TOLERANCE = 1e-4;

  @Override
  public String name() {
    return "logistic regression";
  }

  @Override
  public Learned learn(Outcomes outcomes) {
    var scale = Scale.of(outcomes.values());
    var problem = new Problem();
    problem.l = outcomes.lost().length;
    problem.n = scale.means().length + 1;
    problem.x = Arrays.stream(outcomes.values()).map(scale::point).toArray(Feature[][]::new);
    problem.y =
        IntStream.range(0, problem.l).mapToDouble(at -> outcomes.lost()[at] ? 1 : 0).toArray();
    return new Fitted(
        scale, Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, TOLERANCE)));
  }

  private record Fitted(Scale scale, Model model) implements Learned {

    @Override
    public double probability(double[] values) {
      var both = new double[2];
      Linear.predictProbability(model, scale.point(values), both);
      return both[model.getLabels()[0] == 1 ? 0 : 1];
    }
  }

  /** Mean 0 and variance 1 for each feature. */
  private record Scale(double[] means, double[] deviations) {

    static Scale of(double[][] rows) {
      var means = new double[rows[0].length];
      var deviations = new double[means.length];
      for (var feature = 0; feature < means.length; feature++) {
        var at = feature;
        var mean = Arrays.stream(rows).mapToDouble(row -> row[at]).average().orElse(0);
        var variance =
            Arrays.stream(rows).mapToDouble(row -> (row[at] - mean) * (row[at] - mean)).average();
        means[feature] = mean;
        deviations[feature] = Math.max(Math.sqrt(variance.orElse(0)), Double.MIN_NORMAL);
      }
      return new Scale(means, deviations);
    }

    Feature[] point(double[] values) {
      var point = new Feature[values.length + 1];
      for (var at = 0; at < values.length; at++) {
        point[at] = new FeatureNode(at + 1, (values[at] - means[at]) / deviations[at]);
      }
      point[values.length] = new FeatureNode(values.length + 1, 1);
      return point;
    }
  }
}
