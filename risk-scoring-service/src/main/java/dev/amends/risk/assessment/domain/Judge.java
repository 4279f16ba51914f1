package dev.amends.risk.assessment.domain;

/** Model and policy together: a pure function of the evidence. */
public final class Judge {

  private final RiskModel model = new RiskModel();
  private final RiskPolicy policy;

  public Judge(RiskPolicy policy) {
    this.policy = policy;
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
        RiskModel.VERSION);
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
