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
  NPS_TOUCHPOINT("nps", "nps-touchpoint/1", "0-10", Scores::nps),
  NPS_RELATIONSHIP("nps", "nps-relationship/1", "0-10", Scores::nps),
  CES("ces", "ces/1", "1-7", Scores::ces),
  CSAT("csat", "csat/1", "1-5", Scores::csat),
  LBA("lba", "lba/1", "0-10", Scores::lba),
  NES("nes", "nes/1", "-1/0/+1", Scores::emotionSign);

  private final String metric;
  private final String definition;
  private final String scale;
  private final Function<Scores, Integer> answer;

  Series(String metric, String definition, String scale, Function<Scores, Integer> answer) {
    this.metric = metric;
    this.definition = definition;
    this.scale = scale;
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

  /** What this response adds to the series; empty if it does not belong to it. */
  public Optional<Integer> answer(Scores scores, String touchpoint) {
    var belongs =
        switch (this) {
          case NPS_TOUCHPOINT -> touchpoint != null;
          case NPS_RELATIONSHIP -> touchpoint == null;
          case CES, CSAT, LBA, NES -> true;
        };
    return belongs ? Optional.ofNullable(answer.apply(scores)) : Optional.empty();
  }
}
