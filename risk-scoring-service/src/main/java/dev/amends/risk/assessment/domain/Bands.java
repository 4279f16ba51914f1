package dev.amends.risk.assessment.domain;

import java.util.Map;
import java.util.TreeMap;

/** The band each score falls into, as METRICS defines them. */
public final class Bands {

  private Bands() {}

  /** Only the scores that were asked appear. */
  public static Map<String, String> of(Scores scores) {
    var bands = new TreeMap<String, String>();
    put(bands, "nps", scores.nps(), 9, 7, "promoter", "passive", "detractor");
    put(bands, "lba", scores.lba(), 9, 7, "top", "middle", "bottom");
    put(bands, "csat", scores.csat(), 4, 3, "satisfied", "neutral", "dissatisfied");
    put(bands, "ces", scores.ces(), 5, 4, "easy", "neutral", "hard");
    put(bands, "trust", scores.trust(), 6, 4, "trusting", "neutral", "distrusting");
    put(bands, "nes", scores.emotionSign(), 1, 0, "positive", "neutral", "negative");
    return bands;
  }

  private static void put(
      Map<String, String> bands,
      String key,
      Integer score,
      int top,
      int middle,
      String high,
      String mid,
      String low) {
    if (score != null) {
      bands.put(key, score >= top ? high : score >= middle ? mid : low);
    }
  }
}
