package dev.amends.text.learning;

/**
 * The weights of all places, one byte for each label. Most places were never seen in training: they
 * share one row of zeros, so that the rows of the others are few enough to stay near the processor.
 * Where a place's row begins is told by a bit for every place and a count for every 64 of them
 * (Jacobson 1989, rank).
 */
final class Weights {

  private final int labels;
  private final long[] seen = new long[Features.SIZE / Long.SIZE];
  private final int[] rowsBefore = new int[seen.length];
  private final byte[] rows;

  /**
   * @param dense of label {@code l} at place {@code p}: at {@code p * labels + l}
   */
  Weights(byte[] dense, int labels) {
    this.labels = labels;
    var many = 1;
    for (var place = 0; place < Features.SIZE; place++) {
      if (place % Long.SIZE == 0) {
        rowsBefore[place / Long.SIZE] = many;
      }
      if (anyAt(dense, place)) {
        seen[place / Long.SIZE] |= 1L << place;
        many++;
      }
    }
    rows = new byte[many * labels];
    for (var place = 0; place < Features.SIZE; place++) {
      System.arraycopy(dense, place * labels, rows, row(place), labels);
    }
  }

  private boolean anyAt(byte[] dense, int place) {
    for (var at = place * labels; at < (place + 1) * labels; at++) {
      if (dense[at] != 0) {
        return true;
      }
    }
    return false;
  }

  /** As they were given. */
  byte[] dense() {
    var dense = new byte[Features.SIZE * labels];
    for (var place = 0; place < Features.SIZE; place++) {
      System.arraycopy(rows, row(place), dense, place * labels, labels);
    }
    return dense;
  }

  /** Where the weights of a place begin; see {@link #at}. */
  int row(int place) {
    var bits = seen[place / Long.SIZE];
    var bit = 1L << place;
    return (bits & bit) == 0
        ? 0
        : labels * (rowsBefore[place / Long.SIZE] + Long.bitCount(bits & (bit - 1)));
  }

  /**
   * @param at a row plus the index of a label
   */
  byte at(int at) {
    return rows[at];
  }
}
