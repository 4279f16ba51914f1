package dev.amends.risk.assessment.domain;

/** Model and policy together: a pure function of the evidence. */
public final class Judge {

  private final RiskPolicy policy;
  private final RiskModel model;

  /** With the model that comes with the product. */
  public Judge(RiskPolicy policy) {
    this(policy, RiskModel.shipped());
  }

  public Judge(RiskPolicy policy, RiskModel model) {
    this.policy = policy;
    this.model = model;
  }

  public RiskModel model() {
    return model;
  }

  public RiskPolicy policy() {
    return policy;
  }

  public Judgement judge(Evidence evidence) {
    var score = model.score(evidence);
    var reasons = policy.reasons(evidence, score.pLoss());
    return new Judgement(
        score,
        policy.band(score.pLoss()),
        !reasons.isEmpty(),
        reasons,
        Bands.of(evidence.scores()),
        evidence.words().contradict(evidence.scores()),
        policy.name(),
        model.name());
  }

  /**
   * For a customer who objects to profiling: by those rules that ask only what was given. Nothing
   * is computed, nothing is read out of the words, and earlier responses do not count.
   */
  public Judgement byRule(Evidence evidence) {
    var reasons = policy.reasonsGiven(evidence);
    return new Judgement(
        RiskModel.Score.NOT_MADE,
        policy.band(RiskModel.Score.NOT_MADE.pLoss()),
        !reasons.isEmpty(),
        reasons,
        Bands.of(evidence.scores()),
        false,
        policy.name(),
        RiskModel.NONE);
  }
}
