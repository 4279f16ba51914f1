package dev.amends.risk.outcome.domain;

import dev.amends.risk.assessment.domain.RiskFeature;
import dev.amends.risk.assessment.domain.RiskModel;
import dev.amends.risk.model.domain.AdditiveLearner;
import dev.amends.risk.model.domain.AdditiveModel;
import dev.amends.risk.model.domain.Calibration;
import dev.amends.risk.model.domain.Outcomes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Learns from what became of customers and asks the result about every fifth of them, by a hash of
 * the id, from whom it did not learn: the same ones this time and another.
 */
public final class Trial {

  /** Fewer customers lost teach nothing that the next ones would not overturn (METRICS, Risk). */
  public static final int FEWEST_LOSSES = 50;

  /** Of those held out; fewer say nothing about a model. */
  static final int FEWEST_LOSSES_HELD_OUT = 5;

  private static final int HELD_OUT = 5;

  /** Of the normal distribution, for 95 %. */
  private static final double Z = 1.959964;

  /** What came of it. */
  public sealed interface Outcome {

    int customers();

    int losses();

    /** A model and how it did; it is for others to say whether that is good enough. */
    record Learned(int customers, int losses, AdditiveModel points, Card card) implements Outcome {}

    record TooFew(int customers, int losses) implements Outcome {}
  }

  private Trial() {}

  /**
   * @param customers each once
   * @param active the model in use
   */
  public static Outcome of(List<KnownCustomer> customers, RiskModel active) {
    var learn = new ArrayList<KnownCustomer>();
    var heldOut = new ArrayList<KnownCustomer>();
    for (var customer : customers) {
      (isHeldOut(customer.customerId()) ? heldOut : learn).add(customer);
    }
    var losses = losses(learn) + losses(heldOut);
    if (losses < FEWEST_LOSSES
        || losses(learn) == learn.size()
        || losses(heldOut) < FEWEST_LOSSES_HELD_OUT
        || losses(heldOut) == heldOut.size()) {
      return new Outcome.TooFew(customers.size(), losses);
    }
    var points = learn(learn);
    return new Outcome.Learned(
        customers.size(), losses, points, card(learn, heldOut, points, active.points()));
  }

  /** As it would score, with its points rounded: rounding alone makes no model better. */
  private static AdditiveModel learn(List<KnownCustomer> customers) {
    var learned =
        new AdditiveLearner(0)
            .learn(
                RiskFeature.prior(),
                RiskFeature.directions(),
                Outcomes.ofCustomers(rows(customers), lost(customers)));
    return new RiskModel(RiskModel.SHIPPED, learned).points();
  }

  private static Card card(
      List<KnownCustomer> learned,
      List<KnownCustomer> heldOut,
      AdditiveModel now,
      AdditiveModel former) {
    var lost = lost(heldOut);
    var alone = heldOut.stream().filter(each -> !each.worked()).toList();
    var scores = scores(now, heldOut);
    var formerScores = scores(former, heldOut);
    var work = now.shapes().get(RiskFeature.WORKED.ordinal());
    return new Card(
        learned.size(),
        losses(learned),
        (int) learned.stream().filter(KnownCustomer::worked).count(),
        Calibration.of(probabilities(scores), lost),
        losses(alone) < FEWEST_LOSSES_HELD_OUT || losses(alone) == alone.size()
            ? null
            : Calibration.of(probabilities(scores(now, alone)), lost(alone)),
        Calibration.of(probabilities(formerScores), lost),
        gained(scores, formerScores, lost),
        work.of(0) - work.of(1));
  }

  /** A paired comparison: each customer is asked about by both. */
  private static Calibration.Estimate gained(double[] now, double[] former, boolean[] lost) {
    var sum = 0.0;
    var squares = 0.0;
    for (var at = 0; at < lost.length; at++) {
      var gain = surprise(former[at], lost[at]) - surprise(now[at], lost[at]);
      sum += gain;
      squares += gain * gain;
    }
    var mean = sum / lost.length;
    var variance = Math.max(0, squares / lost.length - mean * mean) / (lost.length - 1);
    var reach = Z * Math.sqrt(variance);
    return new Calibration.Estimate(mean, mean - reach, mean + reach);
  }

  /** Minus the logarithm of the probability of what came, from log-odds, without overflow. */
  private static double surprise(double logOdds, boolean lost) {
    var against = lost ? -logOdds : logOdds;
    return Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
  }

  private static double[][] rows(List<KnownCustomer> customers) {
    return customers.stream()
        .map(customer -> RiskFeature.values(customer.evidence(), customer.worked()))
        .toArray(double[][]::new);
  }

  private static double[] scores(AdditiveModel model, List<KnownCustomer> customers) {
    return customers.stream()
        .mapToDouble(
            each -> model.score(RiskFeature.values(each.evidence(), each.worked())).logOdds())
        .toArray();
  }

  private static double[] probabilities(double[] scores) {
    var probabilities = new double[scores.length];
    for (var at = 0; at < scores.length; at++) {
      probabilities[at] = 1 / (1 + Math.exp(-scores[at]));
    }
    return probabilities;
  }

  private static boolean[] lost(List<KnownCustomer> customers) {
    var lost = new boolean[customers.size()];
    for (var at = 0; at < lost.length; at++) {
      lost[at] = customers.get(at).lost();
    }
    return lost;
  }

  private static int losses(List<KnownCustomer> customers) {
    return (int) customers.stream().filter(KnownCustomer::lost).count();
  }

  private static boolean isHeldOut(String customerId) {
    var sum = new CRC32();
    sum.update(customerId.getBytes(StandardCharsets.UTF_8));
    return sum.getValue() % HELD_OUT == 0;
  }
}
