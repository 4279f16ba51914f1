package dev.amends.risk.assessment.domain;

import dev.amends.risk.model.domain.AdditiveModel;
import dev.amends.risk.model.domain.AdditiveModel.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Log-odds points that sum to the score. Version 1 comes with the product: priors, written down
 * before any outcome was seen. Later ones were learned from what became of this deployment's own
 * customers.
 */
public final class RiskModel {

  /** Comes with the product. */
  public static final int SHIPPED = 1;

  /** Stands for no model: nothing was computed of this customer. */
  public static final String NONE = "none";

  private static final String FAMILY = "additive/";
  private static final int PLACES = 4;

  private final int version;
  private final AdditiveModel points;

  /**
   * @param points of {@link RiskFeature}s, without pairs
   */
  public RiskModel(int version, AdditiveModel points) {
    var features = Arrays.stream(RiskFeature.values()).map(RiskFeature::id).toList();
    if (!points.pairs().isEmpty()
        || !points.shapes().stream().map(Shape::feature).toList().equals(features)) {
      throw new IllegalArgumentException("Not a model of " + features);
    }
    this.version = version;
    this.points = points.against(reference(), PLACES);
  }

  public static RiskModel shipped() {
    return new RiskModel(SHIPPED, RiskFeature.prior());
  }

  /** For example {@code additive/2}. */
  public static String nameOf(int version) {
    return FAMILY + version;
  }

  /**
   * @throws IllegalArgumentException if it is no name of a version
   */
  public static int versionOf(String name) {
    try {
      if (name.startsWith(FAMILY)) {
        return Integer.parseInt(name.substring(FAMILY.length()));
      }
    } catch (NumberFormatException e) {
      // Falls through to the same answer.
    }
    throw new IllegalArgumentException("No version of a model: " + name);
  }

  /** Nothing was said, nobody announced anything, and nobody acts: the base is about that. */
  private static double[] reference() {
    var values = new double[RiskFeature.values().length];
    Arrays.fill(values, Double.NaN);
    for (var none : List.of(RiskFeature.LEAVING, RiskFeature.HISTORY, RiskFeature.WORKED)) {
      values[none.ordinal()] = 0;
    }
    return values;
  }

  public int version() {
    return version;
  }

  public String name() {
    return nameOf(version);
  }

  /** As it scores: what nobody knows gives no points. */
  public AdditiveModel points() {
    return points;
  }

  /** Whether it was learned from losses of this deployment. */
  public boolean calibrated() {
    return version != SHIPPED;
  }

  /**
   * Points that one feature adds to the score.
   *
   * @param detail the value that gave the points, for the person who reads the explanation; may be
   *     null
   */
  public record Contribution(String feature, double points, String detail) {}

  /**
   * A score in log-odds with its exact parts: they sum to it. What adds nothing is not among them.
   *
   * @param pLoss probability of losing the customer within 90 days if nobody acts, 0–1, rounded to
   *     four places
   */
  public record Score(double logOdds, double pLoss, List<Contribution> contributions) {

    /** What stands where nothing was computed. */
    static final Score NOT_MADE = new Score(0, 0, List.of());
  }

  public Score score(Evidence evidence) {
    var parts = new ArrayList<Contribution>();
    parts.add(new Contribution(AdditiveModel.BASE, points.intercept(), null));
    var sum = points.intercept();
    for (var feature : RiskFeature.values()) {
      var added = points.shapes().get(feature.ordinal()).of(feature.of(evidence));
      if (added != 0) {
        parts.add(new Contribution(feature.id(), added, feature.detail(evidence)));
        sum += added;
      }
    }
    return new Score(round(sum), round(1 / (1 + Math.exp(-sum))), List.copyOf(parts));
  }

  private static double round(double value) {
    return BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_EVEN).doubleValue();
  }
}
