package dev.amends.evaluation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What is learned from, and what is asked about: they never share a text. */
record Split<T>(List<T> train, List<T> test) {

  static final int FOLDS = 5;

  /**
   * All of {@code dev} against {@code heldOut}; without held-out rows {@code dev} in five folds by
   * a hash of the text, each asked about once.
   */
  static <T> List<Split<T>> of(List<T> dev, List<T> heldOut, Function<T, String> text) {
    if (!heldOut.isEmpty()) {
      return List.of(new Split<>(dev, heldOut));
    }
    var splits = new ArrayList<Split<T>>();
    for (var fold = 0; fold < FOLDS; fold++) {
      var train = new ArrayList<T>();
      var test = new ArrayList<T>();
      for (var row : dev) {
        (fold(text.apply(row)) == fold ? test : train).add(row);
      }
      splits.add(new Split<>(train, test));
    }
    return splits;
  }

  /** Texts that differ in case and space only are the same. */
  static String same(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static int fold(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(same(text).getBytes(StandardCharsets.UTF_8));
      return Math.floorMod((digest[0] << 16) | (digest[1] & 255) << 8 | (digest[2] & 255), FOLDS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256", e);
    }
  }
}
