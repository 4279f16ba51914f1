package dev.amends.text.learning;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Learns a {@link LinearModel} from labelled texts: one L2-regularised logistic regression per
 * label (Fan et al. 2008, LIBLINEAR). The same examples in the same order give the same model.
 *
 * @param cost of a wrong example against large weights
 * @param balance how far rare labels are weighted up: 0 not at all, 1 as if they were as frequent
 *     as the rest
 * @param negated what a word counts in the reach of a negation: 1 as always, for who learns from
 *     enough texts what {@code not good} means; below 0 against itself, though less than its
 *     opposite would ({@code not good} is not {@code awful})
 */
public record Trainer(double cost, double balance, double negated) {

  private static final double TOLERANCE = 0.01;
  private static final int FOLDS = 4;

  /** Log-odds that stand for "always" where every example has a label. */
  private static final double SURE = 10;

  /** With thresholds of 0: a label is given where it is likelier than not. */
  public LinearModel train(List<Example> examples, List<String> labels) {
    var weighting = Weighting.of(examples.stream().map(Example::text).toList(), (float) negated);
    var points = examples.stream().map(example -> point(weighting.weigh(example.text()))).toList();
    var learned = labels.stream().map(label -> learn(points, examples, label)).toList();
    return quantised(labels, weighting, learned);
  }

  /**
   * With the thresholds that give each label its best F1 on examples that a model trained on the
   * others has not seen.
   */
  public LinearModel trainWithThresholds(List<Example> examples, List<String> labels) {
    var thresholds = new Thresholds(labels);
    for (var fold = 0; fold < FOLDS; fold++) {
      var asked = fold;
      var model = train(part(examples, at -> at % FOLDS != asked), labels);
      for (var example : part(examples, at -> at % FOLDS == asked)) {
        thresholds.see(example.answers(), model.scores(example.text()));
      }
    }
    var whole = train(examples, labels);
    return new LinearModel(
        labels,
        whole.weighting(),
        whole.weights(),
        whole.scales(),
        whole.biases(),
        thresholds.best());
  }

  private static List<Example> part(List<Example> examples, IntPredicate belongs) {
    return IntStream.range(0, examples.size()).filter(belongs).mapToObj(examples::get).toList();
  }

  /** The weights of all places, and the bias last. */
  private double[] learn(List<Feature[]> points, List<Example> examples, String label) {
    var asked =
        IntStream.range(0, examples.size())
            .filter(at -> examples.get(at).answers().containsKey(label))
            .toArray();
    var answers =
        IntStream.of(asked).mapToDouble(at -> examples.get(at).answers().get(label) ? 1 : -1);
    return learn(
        IntStream.of(asked).mapToObj(points::get).toArray(Feature[][]::new), answers.toArray());
  }

  private double[] learn(Feature[][] points, double[] answers) {
    var positives = (int) IntStream.range(0, answers.length).filter(at -> answers[at] > 0).count();
    if (positives == 0 || positives == answers.length) {
      var sure = new double[Features.SIZE + 1];
      sure[Features.SIZE] = positives == 0 ? -SURE : SURE;
      return sure;
    }
    var problem = new Problem();
    problem.l = answers.length;
    problem.n = Features.SIZE + 1;
    problem.x = points;
    problem.y = answers;
    var parameter = new Parameter(SolverType.L2R_LR, cost, TOLERANCE);
    var rarity = (answers.length - positives) / (double) positives;
    parameter.setWeights(new double[] {Math.pow(rarity, balance), 1}, new int[] {1, -1});
    var learned = Linear.train(problem, parameter);
    var sign = learned.getLabels()[0] == 1 ? 1 : -1;
    return DoubleStream.of(learned.getFeatureWeights()).map(weight -> sign * weight).toArray();
  }

  private static LinearModel quantised(
      List<String> labels, Weighting weighting, List<double[]> learned) {
    var many = labels.size();
    var weights = new byte[Features.SIZE * many];
    var scales = new float[many];
    var biases = new float[many];
    for (var label = 0; label < many; label++) {
      var exact = learned.get(label);
      var largest =
          IntStream.range(0, Features.SIZE).mapToDouble(at -> Math.abs(exact[at])).max().orElse(0);
      scales[label] = (float) Math.max(largest / LinearModel.STEPS, Float.MIN_NORMAL);
      biases[label] = (float) exact[Features.SIZE];
      for (var place = 0; place < Features.SIZE; place++) {
        weights[place * many + label] = (byte) Math.round(exact[place] / scales[label]);
      }
    }
    return new LinearModel(
        labels, weighting, new Weights(weights, many), scales, biases, new float[many]);
  }

  /** LIBLINEAR wants places in their order from 1, each once, and the bias as the last of them. */
  private static Feature[] point(Vector vector) {
    var values = new TreeMap<Integer, Double>();
    for (var entry = 0; entry < vector.size(); entry++) {
      values.merge(vector.place(entry) + 1, (double) vector.value(entry), Double::sum);
    }
    var point = new ArrayList<Feature>(values.size() + 1);
    values.forEach((place, value) -> point.add(new FeatureNode(place, value)));
    point.add(new FeatureNode(Features.SIZE + 1, 1));
    return point.toArray(Feature[]::new);
  }
}
