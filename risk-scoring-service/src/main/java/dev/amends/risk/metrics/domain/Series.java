package dev.amends.risk.metrics.domain;

import dev.amends.risk.assessment.domain.Scores;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One definition of a metric, named and versioned (METRICS). Series are never pooled: relationship
 * and touchpoint NPS are two.
 */
public enum Series {
  NPS_TOUCHPOINT("nps", "nps-touchpoint/1", "0-10", new Net(9, 6), Scores::nps),
  NPS_RELATIONSHIP("nps", "nps-relationship/1", "0-10", new Net(9, 6), Scores::nps),
  CES("ces", "ces/1", "1-7", new Mean(), Scores::ces),
  CSAT("csat", "csat/1", "1-5", new Mean(), Scores::csat),
  LBA("lba", "lba/1", "0-10", new Share(9), Scores::lba),
  TRUST("trust", "trust/1", "1-7", new Share(6), Scores::trust),
  NES("nes", "nes/1", "-1/0/+1", new Net(1, -1), Scores::emotionSign),
  EXPECTATION_GAP(
      "expectation-gap", "expectation-gap/1", "-1/0/+1", new Mean(), Scores::expectationGap);

  /** What is made of the answers. */
  sealed interface Kind {}

  /** The share from {@code top} up minus the share up to {@code bottom}, in per cent. */
  record Net(int top, int bottom) implements Kind {}

  /** The share from {@code top} up, in per cent. */
  record Share(int top) implements Kind {}

  /** On the scale of the answers. */
  record Mean() implements Kind {}

  private final String metric;
  private final String definition;
  private final String scale;
  private final Kind kind;
  private final Function<Scores, Integer> answer;

  Series(
      String metric, String definition, String scale, Kind kind, Function<Scores, Integer> answer) {
    this.metric = metric;
    this.definition = definition;
    this.scale = scale;
    this.kind = kind;
    this.answer = answer;
  }

  public String metric() {
    return metric;
  }

  public String definition() {
    return definition;
  }

  public String scale() {
    return scale;
  }

  Kind kind() {
    return kind;
  }

  /** The short names of all metrics. */
  public static List<String> metrics() {
    return Arrays.stream(values()).map(Series::metric).distinct().toList();
  }

  /** The series of a metric by its short name, for example both of "nps". */
  public static List<Series> of(String metric) {
    return Arrays.stream(values()).filter(series -> series.metric.equals(metric)).toList();
  }

  public static Series ofDefinition(String definition) {
    return Arrays.stream(values())
        .filter(series -> series.definition.equals(definition))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The series that an answer on this scale enters.
   *
   * @param metric a short name; others are in no series
   * @param touchpoint null if it is about the relationship
   */
  public static Optional<Series> asked(String metric, String touchpoint) {
    return of(metric).stream()
        .filter(series -> series.isOutcome() && series.takes(touchpoint))
        .findFirst();
  }

  /** Whether a survey can ask for it as the one thing that it always asks for. */
  public boolean isOutcome() {
    return switch (this) {
      case NPS_TOUCHPOINT, NPS_RELATIONSHIP, CES, CSAT, LBA, TRUST -> true;
      case NES, EXPECTATION_GAP -> false;
    };
  }

  /** The worst answer that can be given. */
  int least() {
    return switch (this) {
      case NPS_TOUCHPOINT, NPS_RELATIONSHIP, LBA -> 0;
      case CES, CSAT, TRUST -> 1;
      case NES, EXPECTATION_GAP -> -1;
    };
  }

  /** The best one. */
  int most() {
    return switch (this) {
      case NPS_TOUCHPOINT, NPS_RELATIONSHIP, LBA -> 10;
      case CES, TRUST -> 7;
      case CSAT -> 5;
      case NES, EXPECTATION_GAP -> 1;
    };
  }

  /** What this response adds to the series; empty if it does not belong to it. */
  public Optional<Integer> answer(Scores scores, String touchpoint) {
    return takes(touchpoint) ? Optional.ofNullable(answer.apply(scores)) : Optional.empty();
  }

  private boolean takes(String touchpoint) {
    return switch (this) {
      case NPS_TOUCHPOINT -> touchpoint != null;
      case NPS_RELATIONSHIP -> touchpoint == null;
      case CES, CSAT, LBA, TRUST, NES, EXPECTATION_GAP -> true;
    };
  }
}
