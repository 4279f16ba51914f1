package dev.amends.risk.model.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/**
 * A score that is a sum: the intercept, points of each feature, and points of a few named pairs of
 * features (a generalised additive model with pairs, GA²M: Lou et al. 2013). Its parts are what
 * explains it; nothing is estimated afterwards.
 *
 * @param intercept log-odds before anything is known
 * @param shapes one for each feature, in the order of the values that are scored
 * @param pairs at most {@value #MOST_PAIRS}, of features that have a shape
 */
public record AdditiveModel(double intercept, List<Shape> shapes, List<Pair> pairs) {

  /** More could not be named in an explanation that somebody reads. */
  public static final int MOST_PAIRS = 5;

  /** The contribution that every score has. */
  public static final String BASE = "base";

  public AdditiveModel {
    shapes = List.copyOf(shapes);
    pairs = List.copyOf(pairs);
    finite(intercept);
    if (pairs.size() > MOST_PAIRS) {
      throw new IllegalArgumentException("At most " + MOST_PAIRS + " pairs: " + pairs.size());
    }
    var features = new HashSet<String>();
    for (var shape : shapes) {
      if (!features.add(shape.feature())) {
        throw new IllegalArgumentException("Two shapes of " + shape.feature());
      }
    }
    for (var pair : pairs) {
      if (!features.contains(pair.first()) || !features.contains(pair.second())) {
        throw new IllegalArgumentException("A pair without shapes: " + pair.name());
      }
    }
  }

  /**
   * The points of one feature, constant within a bin. A value is in the bin that begins at the
   * largest edge not above it.
   *
   * @param edges ascending, finite; none if every value gives the same points
   * @param points log-odds, one more than edges
   * @param missing log-odds where the value is not known
   */
  public record Shape(String feature, List<Double> edges, List<Double> points, double missing) {

    public Shape {
      edges = List.copyOf(edges);
      points = List.copyOf(points);
      ascending(edges);
      points.forEach(AdditiveModel::finite);
      finite(missing);
      if (points.size() != edges.size() + 1) {
        throw new IllegalArgumentException("Edges and points of " + feature + " do not match");
      }
    }

    /** Of a feature about which nothing is known beforehand; its bins are found in the data. */
    public static Shape unknown(String feature) {
      return new Shape(feature, List.of(), List.of(0.0), 0);
    }

    /**
     * @param value {@code NaN} if it is not known
     */
    public double of(double value) {
      return Double.isNaN(value) ? missing : points.get(bin(edges, value));
    }

    private Shape against(double value, int places) {
      var none = of(value);
      return new Shape(
          feature,
          edges,
          points.stream().map(each -> round(each - none, places)).toList(),
          round(missing - none, places));
    }
  }

  /**
   * The points of two features together, beyond those of each; none where one of them is not known.
   *
   * @param points log-odds by the bin of the first, then by that of the second
   */
  public record Pair(
      String first,
      String second,
      List<Double> firstEdges,
      List<Double> secondEdges,
      List<List<Double>> points) {

    public Pair {
      firstEdges = List.copyOf(firstEdges);
      secondEdges = List.copyOf(secondEdges);
      points = points.stream().map(List::copyOf).toList();
      ascending(firstEdges);
      ascending(secondEdges);
      var columns = secondEdges.size() + 1;
      if (points.size() != firstEdges.size() + 1
          || points.stream().anyMatch(row -> row.size() != columns)) {
        throw new IllegalArgumentException("Edges and points do not match");
      }
      points.forEach(row -> row.forEach(AdditiveModel::finite));
    }

    /** As it stands in an explanation. */
    public String name() {
      return first + " × " + second;
    }

    /** {@code NaN} is a value that is not known. */
    public double of(double firstValue, double secondValue) {
      return Double.isNaN(firstValue) || Double.isNaN(secondValue)
          ? 0
          : points.get(bin(firstEdges, firstValue)).get(bin(secondEdges, secondValue));
    }
  }

  /**
   * @param feature its name, {@code a × b} for a pair, or {@link #BASE}
   * @param points log-odds
   */
  public record Contribution(String feature, double points) {}

  /**
   * @param logOdds the sum of the contributions
   */
  public record Score(double logOdds, List<Contribution> contributions) {

    /** Probability, 0 to 1. */
    public double probability() {
      return AdditiveModel.probability(logOdds);
    }
  }

  /**
   * @param values of the features, in the order of the shapes; {@code NaN} if one is not known
   * @throws IllegalArgumentException if there are not as many as shapes
   */
  public Score score(double[] values) {
    if (values.length != shapes.size()) {
      throw new IllegalArgumentException(values.length + " values of " + shapes.size());
    }
    var parts = new ArrayList<Contribution>(1 + shapes.size() + pairs.size());
    parts.add(new Contribution(BASE, intercept));
    for (var at = 0; at < values.length; at++) {
      parts.add(new Contribution(shapes.get(at).feature(), shapes.get(at).of(values[at])));
    }
    for (var pair : pairs) {
      var first = values[place(pair.first())];
      parts.add(new Contribution(pair.name(), pair.of(first, values[place(pair.second())])));
    }
    var sum = 0.0;
    for (var part : parts) {
      sum += part.points();
    }
    return new Score(sum, Collections.unmodifiableList(parts));
  }

  /**
   * The same scores, told against a customer with these values: each of them gives no points, and
   * the intercept is about that customer.
   *
   * @param values as of {@link #score}; of a model without pairs
   * @param places to which points are rounded, so that what is shown is what is summed
   */
  public AdditiveModel against(double[] values, int places) {
    if (!pairs.isEmpty()) {
      throw new IllegalStateException("Pairs have points of their own");
    }
    var told = new ArrayList<Shape>();
    for (var at = 0; at < shapes.size(); at++) {
      told.add(shapes.get(at).against(values[at], places));
    }
    return new AdditiveModel(round(score(values).logOdds(), places), told, pairs);
  }

  private static double round(double points, int places) {
    // Adding 0 makes a negative zero an ordinary one.
    return BigDecimal.valueOf(points).setScale(places, RoundingMode.HALF_EVEN).doubleValue() + 0.0;
  }

  /** Logistic function of log-odds. */
  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /** How many edges are not above the value. */
  static int bin(List<Double> edges, double value) {
    var from = 0;
    var to = edges.size();
    while (from < to) {
      var middle = (from + to) >>> 1;
      if (edges.get(middle) <= value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private int place(String feature) {
    for (var at = 0; at < shapes.size(); at++) {
      if (shapes.get(at).feature().equals(feature)) {
        return at;
      }
    }
    throw new IllegalStateException("A pair has the shapes of both");
  }

  private static void ascending(List<Double> edges) {
    for (var at = 0; at < edges.size(); at++) {
      finite(edges.get(at));
      if (at > 0 && edges.get(at) <= edges.get(at - 1)) {
        throw new IllegalArgumentException("Edges do not ascend: " + edges);
      }
    }
  }

  private static void finite(double points) {
    if (!Double.isFinite(points)) {
      throw new IllegalArgumentException("Not a finite number: " + points);
    }
  }
}
