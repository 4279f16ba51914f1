package dev.amends.risk.assessment.domain;

import dev.amends.risk.model.domain.AdditiveModel;
import dev.amends.risk.model.domain.AdditiveModel.Shape;
import dev.amends.risk.model.domain.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the score of a customer rests on, with the points that were written down before any outcome
 * was seen. The order is that of the values a model is asked about.
 */
public enum RiskFeature {
  NPS("nps", 0, Direction.FALLING, 2.0, 1.9, 1.8, 1.6, 1.4, 1.2, 0.8, 0.1, -0.3, -0.9, -1.2) {
    @Override
    double of(Evidence evidence) {
      return known(evidence.scores().nps());
    }
  },
  CES("ces", 1, Direction.FALLING, 1.0, 0.8, 0.5, 0.0, -0.2, -0.4, -0.5) {
    @Override
    double of(Evidence evidence) {
      return known(evidence.scores().ces());
    }
  },
  CSAT("csat", 1, Direction.FALLING, 1.0, 0.7, 0.2, -0.3, -0.5) {
    @Override
    double of(Evidence evidence) {
      return known(evidence.scores().csat());
    }
  },
  LBA("lba", 0, Direction.FALLING, 1.0, 1.0, 0.9, 0.9, 0.8, 0.7, 0.5, 0.1, -0.1, -0.5, -0.7) {
    @Override
    double of(Evidence evidence) {
      return known(evidence.scores().lba());
    }
  },
  TRUST("trust", 1, Direction.FALLING, 0.7, 0.5, 0.3, 0.0, -0.1, -0.3, -0.4) {
    @Override
    double of(Evidence evidence) {
      return known(evidence.scores().trust());
    }
  },
  /** −1 more negative feelings chosen than positive ones, 1 the other way about. */
  EMOTION("emotion", -1, Direction.FALLING, 0.5, 0.0, -0.4) {
    @Override
    double of(Evidence evidence) {
      return known(evidence.scores().emotionSign());
    }

    @Override
    String detail(Evidence evidence) {
      return sign(evidence.scores().emotionSign());
    }
  },
  /** −1 below, 0 met, 1 above. */
  EXPECTATION("expectation", -1, Direction.FALLING, 0.5, 0.0, -0.3) {
    @Override
    double of(Evidence evidence) {
      return known(evidence.scores().expectationGap());
    }

    @Override
    String detail(Evidence evidence) {
      return sign(evidence.scores().expectationGap());
    }
  },
  /** 1 if plain words announce leaving. */
  LEAVING("leave-intent", 0, Direction.RISING, 0.0, 2.5) {
    @Override
    double of(Evidence evidence) {
      return evidence.words().leaving() == null ? 0 : 1;
    }

    @Override
    String detail(Evidence evidence) {
      var words = evidence.words().leaving();
      return words == null || words.isEmpty() ? null : words;
    }
  },
  /** Other responses of the customer that were at risk. */
  HISTORY("history", 0, Direction.RISING, 0.0, 0.4, 0.8) {
    @Override
    double of(Evidence evidence) {
      return evidence.earlier();
    }
  },
  /** −1 negative to 1 positive; it weighs nothing before outcomes were seen. */
  TONE("tone", Direction.FALLING, List.of(-0.6, -0.2, 0.2, 0.6), List.of(0.0, 0.0, 0.0, 0.0, 0.0)) {
    @Override
    double of(Evidence evidence) {
      return evidence.words().tone() == null ? Double.NaN : evidence.words().tone();
    }

    @Override
    String detail(Evidence evidence) {
      var tone = of(evidence);
      return tone <= -NOTICEABLE ? "negative" : tone >= NOTICEABLE ? "positive" : "neutral";
    }
  },
  /**
   * 1 if somebody worked on the customer's case in time. It is learned from and never scored: a
   * score is about what happens if nobody acts.
   */
  WORKED("worked", 0, Direction.FALLING, 0.0, -0.4) {
    @Override
    double of(Evidence evidence) {
      return 0;
    }
  };

  /** About one in seven customers who answer is lost within 90 days when nothing else is known. */
  private static final double BASE = -1.8;

  /** A tone that is not neutral. */
  private static final double NOTICEABLE = 0.2;

  /** Between two whole numbers. */
  private static final double HALF = 0.5;

  private final String id;
  private final Direction direction;
  private final List<Double> edges;
  private final List<Double> points;

  RiskFeature(String id, Direction direction, List<Double> edges, List<Double> points) {
    this.id = id;
    this.direction = direction;
    this.edges = edges;
    this.points = points;
  }

  /** Of whole numbers that rise from {@code lowest}. */
  RiskFeature(String id, int lowest, Direction direction, double... points) {
    this(id, direction, between(lowest, points.length), Arrays.stream(points).boxed().toList());
  }

  private static List<Double> between(int lowest, int values) {
    var edges = new ArrayList<Double>();
    for (var value = lowest; value < lowest + values - 1; value++) {
      edges.add(value + HALF);
    }
    return edges;
  }

  /** Its name in an explanation. */
  public String id() {
    return id;
  }

  /** {@code NaN} if it is not known. */
  abstract double of(Evidence evidence);

  /** The value that gave the points, for the person who reads the explanation; may be null. */
  String detail(Evidence evidence) {
    return Long.toString(Math.round(of(evidence)));
  }

  /** What each gives before any outcome was seen. */
  public static AdditiveModel prior() {
    var shapes =
        Arrays.stream(values())
            .map(feature -> new Shape(feature.id, feature.edges, feature.points, 0))
            .toList();
    return new AdditiveModel(BASE, shapes, List.of());
  }

  /** A better answer never raises the risk, and work on a case is not held against it. */
  public static Map<String, Direction> directions() {
    return Arrays.stream(values())
        .collect(Collectors.toUnmodifiableMap(RiskFeature::id, feature -> feature.direction));
  }

  /**
   * The values of all features, in their order.
   *
   * @param worked whether somebody worked on the customer's case in time
   */
  public static double[] values(Evidence evidence, boolean worked) {
    var values = Arrays.stream(values()).mapToDouble(feature -> feature.of(evidence)).toArray();
    values[WORKED.ordinal()] = worked ? 1 : 0;
    return values;
  }

  private static double known(Integer value) {
    return value == null ? Double.NaN : value;
  }

  private static String sign(Integer sign) {
    return sign == null ? null : sign < 0 ? "negative" : sign > 0 ? "positive" : "neutral";
  }
}
