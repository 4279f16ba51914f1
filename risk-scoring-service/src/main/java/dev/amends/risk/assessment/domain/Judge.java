package dev.amends.risk.assessment.domain;

/** Model and policy together: a pure function of the response and the customer's history. */
public final class Judge {

  private static final int PROMOTER = 9;

  private final RiskModel model = new RiskModel();
  private final RiskPolicy policy = new RiskPolicy();
  private final LeaveIntent leaveIntent = new LeaveIntent();

  /**
   * @param comment the customer's own words, or null
   * @param earlierDetractions how many other responses of this customer were at risk
   */
  public Judgement judge(Scores scores, String comment, int earlierDetractions) {
    var leaving = leaveIntent.in(comment).orElse(null);
    var score = model.score(scores, leaving, earlierDetractions);
    var reasons = policy.reasons(scores, leaving, score.pLoss());
    var contradiction = leaving != null && scores.nps() != null && scores.nps() >= PROMOTER;
    return new Judgement(
        score,
        policy.band(score.pLoss()),
        !reasons.isEmpty(),
        reasons,
        Bands.of(scores),
        contradiction,
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
