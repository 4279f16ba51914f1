package dev.amends.risk.assessment.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The smallest change of one answer that would have kept the customer out of the risk zone, or,
 * when no single answer would, the one change that lowers the risk most.
 *
 * @param enough whether the customer would not be at risk any more
 */
public record Counterfactual(String feature, int from, int to, double pLoss, boolean enough) {

  private record Answer(String feature, Function<Scores, Integer> read, Change change, int best) {}

  private interface Change {
    Scores apply(Scores scores, int value);
  }

  private static final List<Answer> ANSWERS =
      List.of(
          new Answer("ces", Scores::ces, Scores::withCes, 7),
          new Answer("csat", Scores::csat, Scores::withCsat, 5),
          new Answer("nps", Scores::nps, Scores::withNps, 10),
          new Answer("lba", Scores::lba, Scores::withLba, 10),
          new Answer("trust", Scores::trust, Scores::withTrust, 7));

  /** Empty when the customer is not at risk, or no answer on a scale was given. */
  public static Optional<Counterfactual> of(Judge judge, Evidence evidence) {
    if (!judge.judge(evidence).atRisk()) {
      return Optional.empty();
    }
    var scores = evidence.scores();
    Optional<Counterfactual> most = Optional.empty();
    for (var answer : ANSWERS) {
      var given = answer.read().apply(scores);
      for (var value = given == null ? answer.best() + 1 : given + 1;
          value <= answer.best();
          value++) {
        var judged = judge.judge(evidence.withScores(answer.change().apply(scores, value)));
        var changed =
            new Counterfactual(
                answer.feature(), given, value, judged.score().pLoss(), !judged.atRisk());
        if (changed.enough()) {
          return Optional.of(changed);
        }
        if (most.isEmpty() || changed.pLoss() < most.get().pLoss()) {
          most = Optional.of(changed);
        }
      }
    }
    return most;
  }
}
