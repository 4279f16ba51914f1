package dev.amends.risk.gaming.domain;

import dev.amends.risk.metrics.domain.Series;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;

/** The answers of one group to the NPS question, in order of time. Takes a bit for each answer. */
public final class Answers {

  /** Nobody reads more before the first ones are looked into. */
  public static final int SHOWN = 20;

  private static final int PROMOTER = 9;

  /**
   * @param value of the dimension, for example a team; relationship and touchpoint NPS are two
   *     series and so two groups
   */
  public record Group(Series series, String value) {}

  private final Group group;
  private final BitSet promoters = new BitSet();
  private final List<UUID> saying = new ArrayList<>();
  private int n;
  private int sayingInAll;

  public Answers(Group group) {
    this.group = group;
  }

  /**
   * The next one back in time: the newest first.
   *
   * @param nps 0–10
   * @param askedForTen whether its comment says so
   */
  public void add(int nps, UUID receiptId, boolean askedForTen) {
    promoters.set(n++, nps >= PROMOTER);
    if (askedForTen) {
      sayingInAll++;
      if (saying.size() < SHOWN) {
        saying.add(receiptId);
      }
    }
  }

  public Group group() {
    return group;
  }

  public int n() {
    return n;
  }

  /** How many comments say that a ten was asked for. */
  int sayingInAll() {
    return sayingInAll;
  }

  /** The newest of them. */
  List<UUID> saying() {
    return List.copyOf(saying);
  }

  /** Read backwards the runs are as long. */
  LongestRun longestRun() {
    return LongestRun.of(promoters, n);
  }
}
