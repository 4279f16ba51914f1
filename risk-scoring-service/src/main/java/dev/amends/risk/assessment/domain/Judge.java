package dev.amends.risk.assessment.domain;

/** Model and policy together: a pure function of the response and the customer's history. */
public final class Judge {

  private final RiskModel model = new RiskModel();
  private final RiskPolicy policy = new RiskPolicy();

  /**
   * @param words what the customer's own words say
   * @param earlierDetractions how many other responses of this customer were at risk
   */
  public Judgement judge(Scores scores, Words words, int earlierDetractions) {
    var score = model.score(scores, words.leaving(), earlierDetractions);
    var reasons = policy.reasons(scores, words.leaving(), score.pLoss());
    return new Judgement(
        score,
        policy.band(score.pLoss()),
        !reasons.isEmpty(),
        reasons,
        Bands.of(scores),
        words.contradict(scores),
        RiskModel.VERSION);
  }

  /**
   * For a customer who objects to profiling: the answers by rule. Nothing is computed, nothing is
   * read out of the words, and earlier responses do not count.
   */
  public Judgement byRule(Scores scores) {
    var reasons = policy.answers(scores);
    return new Judgement(
        RiskModel.Score.NOT_MADE,
        policy.band(RiskModel.Score.NOT_MADE.pLoss()),
        !reasons.isEmpty(),
        reasons,
        Bands.of(scores),
        false,
        RiskModel.NONE);
  }
}
