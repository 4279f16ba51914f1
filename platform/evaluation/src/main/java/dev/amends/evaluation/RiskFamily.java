package dev.amends.evaluation;

import dev.amends.risk.model.domain.Outcomes;

/** A kind of model that tells who will be lost. */
interface RiskFamily {

  String name();

  Learned learn(Outcomes outcomes);

  /** What was learned, and what there is to say of it. */
  interface Learned {

    double probability(double[] values);

    default String remark() {
      return "";
    }
  }
}
