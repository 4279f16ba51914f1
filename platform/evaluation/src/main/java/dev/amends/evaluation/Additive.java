package dev.amends.evaluation;

import dev.amends.risk.model.domain.AdditiveLearner;
import dev.amends.risk.model.domain.AdditiveModel;
import dev.amends.risk.model.domain.AdditiveModel.Pair;
import dev.amends.risk.model.domain.AdditiveModel.Shape;
import dev.amends.risk.model.domain.Outcomes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The product's own, from a prior that knows nothing, without a declared direction. */
record Additive(List<String> features, int mostPairs) implements RiskFamily {

  @Override
  public String name() {
    return mostPairs == 0 ? "additive, no pairs" : "additive, at most " + mostPairs + " pairs";
  }

  @Override
  public Learned learn(Outcomes outcomes) {
    var nothing = new AdditiveModel(0, features.stream().map(Shape::unknown).toList(), List.of());
    return new Model(new AdditiveLearner(mostPairs).learn(nothing, Map.of(), outcomes));
  }

  private record Model(AdditiveModel model) implements Learned {

    @Override
    public double probability(double[] values) {
      return model.score(values).probability();
    }

    @Override
    public String remark() {
      return model.pairs().stream().map(Pair::name).collect(Collectors.joining(", "));
    }
  }
}
