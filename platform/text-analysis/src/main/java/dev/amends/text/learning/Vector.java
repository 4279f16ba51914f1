package dev.amends.text.learning;

import java.util.Arrays;

/** A text's features, each place once per block, and for every occurrence its entry. */
final class Vector {

  private final int[] places;
  private final int[] times;
  private final float[] signs;
  private final float[] values;
  private final float[] shares;
  private final int[] entryOfOccurrence;
  private final int[] slots;
  private int size;

  Vector(int occurrences, int others) {
    places = new int[occurrences + others];
    times = new int[occurrences + others];
    signs = new float[occurrences + others];
    values = new float[occurrences + others];
    shares = new float[occurrences + others];
    entryOfOccurrence = new int[occurrences];
    slots = new int[Math.max(2, Integer.highestOneBit(Math.max(1, occurrences)) * 4)];
  }

  /** Counts the occurrences from {@code from} to before {@code to} into entries of their own. */
  void count(Features text, int from, int to, float negated) {
    Arrays.fill(slots, 0);
    for (var occurrence = from; occurrence < to; occurrence++) {
      var entry = entry(text.place(occurrence));
      times[entry]++;
      signs[entry] += text.negated(occurrence) ? negated : 1;
      entryOfOccurrence[occurrence] = entry;
    }
  }

  /** The entry of this block that has the place, a new one if there is none. */
  private int entry(int place) {
    var slot = place & (slots.length - 1);
    while (slots[slot] != 0) {
      var entry = slots[slot] - 1;
      if (places[entry] == place) {
        return entry;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    places[size] = place;
    slots[slot] = size + 1;
    return size++;
  }

  /** An entry that is no occurrence of anything in the text. */
  void add(int place, double value) {
    places[size] = place;
    times[size] = 1;
    signs[size] = 1;
    weigh(size++, (float) value);
  }

  int size() {
    return size;
  }

  int place(int entry) {
    return places[entry];
  }

  int times(int entry) {
    return times[entry];
  }

  /**
   * @param weight of the entry as if none of its occurrences were negated
   */
  void weigh(int entry, float weight) {
    values[entry] = weight * signs[entry] / times[entry];
    shares[entry] = weight / times[entry];
  }

  /** All its occurrences together, those in the reach of a negation against the others. */
  float value(int entry) {
    return values[entry];
  }

  /** What one of its occurrences adds to the value, but for its sign. */
  float share(int entry) {
    return shares[entry];
  }

  int entryOf(int occurrence) {
    return entryOfOccurrence[occurrence];
  }
}
