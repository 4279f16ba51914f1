package dev.amends.risk.health.domain;

import dev.amends.risk.assessment.domain.Scores;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * One contact between a customer and us.
 *
 * @param quality 0 (bad) to 100 (good)
 */
public record Contact(Kind kind, Instant at, double quality) {

  private static final double BEST = 100;

  /**
   * What happened.
   *
   * <p>The weight is what a contact of today counts beside an answer.
   */
  public enum Kind {
    /** The customer answered questions; how good it was is what the answers say. */
    ANSWERED(1, Double.NaN),
    PROMISE_KEPT(1, BEST),
    PROMISE_BROKEN(1, 0),
    ORDER_PLACED(0.5, 75),
    /** Asked, and said neither yes nor no for two weeks. */
    SILENT(0.5, 25),
    CONTRACT_ENDED(2, 0);

    private final double weight;
    private final double quality;

    Kind(double weight, double quality) {
      this.weight = weight;
      this.quality = quality;
    }

    public double weight() {
      return weight;
    }
  }

  /** Of a kind whose quality is always the same. */
  public static Contact of(Kind kind, Instant at) {
    if (kind == Kind.ANSWERED) {
      throw new IllegalArgumentException("Answers say how good it was");
    }
    return new Contact(kind, at, kind.quality);
  }

  /**
   * The mean of the answers, each between the worst and the best of its scale; empty if none was on
   * a scale.
   */
  public static Optional<Contact> answered(Scores scores, Instant at) {
    var mean =
        Stream.of(
                part(scores.nps(), 0, 10),
                part(scores.lba(), 0, 10),
                part(scores.csat(), 1, 5),
                part(scores.ces(), 1, 7),
                part(scores.trust(), 1, 7),
                part(scores.emotionSign(), -1, 1),
                part(scores.expectationGap(), -1, 1))
            .flatMapToDouble(each -> each)
            .average();
    return mean.isPresent()
        ? Optional.of(new Contact(Kind.ANSWERED, at, mean.getAsDouble()))
        : Optional.empty();
  }

  private static DoubleStream part(Integer answer, int worst, int best) {
    return answer == null
        ? DoubleStream.empty()
        : DoubleStream.of(BEST * (answer - worst) / (best - worst));
  }
}
