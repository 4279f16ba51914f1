package dev.amends.text.language;

import dev.amends.text.words.Token;
import java.util.Arrays;
import java.util.List;

/**
 * How unlikely each run of two to four letters is in each language, hashed into a table of fixed
 * size: bytes, in sixteenths of a natural logarithm. Those of a run lie side by side, eight
 * languages to a {@code long}, and eight languages are added up at a time.
 */
final class LetterRuns {

  private static final int BITS = 17;

  /** Of the hash table. */
  static final int PLACES = 1 << BITS;

  /** As unlikely as a run can be: it was never seen. */
  static final int MOST = 255;

  private static final int SHORTEST = 2;
  private static final int LONGEST = 4;

  /** Every other byte of eight, so that each sum has 16 bits. */
  private static final long EVERY_OTHER = 0x00FF00FF00FF00FFL;

  /** So many bytes a sum of 16 bits has room for. */
  private static final int ROOM = 0xFFFF / MOST;

  private final int languages;
  private final int columns;
  private final long[] surprise;

  /**
   * @param surprise of language {@code l} at place {@code p}: at {@code p * languages + l}
   */
  LetterRuns(byte[] surprise, int languages) {
    this.languages = languages;
    this.columns = (languages + Long.BYTES - 1) / Long.BYTES;
    this.surprise = new long[PLACES * columns];
    for (var at = 0; at < surprise.length; at++) {
      var language = at % languages;
      this.surprise[at / languages * columns + language / Long.BYTES] |=
          (surprise[at] & (long) MOST) << Byte.SIZE * (language % Long.BYTES);
    }
  }

  /** As they were given. */
  byte[] surprise() {
    var bytes = new byte[PLACES * languages];
    for (var at = 0; at < bytes.length; at++) {
      var language = at % languages;
      var eight = surprise[at / languages * columns + language / Long.BYTES];
      bytes[at] = (byte) (eight >>> Byte.SIZE * (language % Long.BYTES));
    }
    return bytes;
  }

  /** The places of all runs inside the words among these, as often as they occur. */
  static int[] places(List<Token> tokens) {
    var most = 0;
    for (var token : tokens) {
      most += (LONGEST - SHORTEST + 1) * token.form().length();
    }
    var places = new int[most];
    var count = 0;
    for (var token : tokens) {
      if (token.isWord()) {
        count = addPlaces(token.form(), places, count);
      }
    }
    return Arrays.copyOf(places, count);
  }

  /** A word of one letter is a run. */
  private static int addPlaces(String word, int[] places, int before) {
    var count = before;
    for (var from = 0; from < word.length(); from++) {
      var hash = 0;
      for (var n = 1; n <= LONGEST && from + n <= word.length(); n++) {
        var letter = word.charAt(from + n - 1);
        if (!Character.isLetter(letter)) {
          break;
        }
        hash = next(hash, letter);
        if (n >= SHORTEST || word.length() == 1) {
          places[count++] = place(hash, n);
        }
      }
    }
    return count;
  }

  /** For each language how unlikely the runs at these places are, all together. */
  int[] sums(int[] places) {
    var sums = new int[columns * Long.BYTES];
    for (var column = 0; column < columns; column++) {
      for (var from = 0; from < places.length; from += ROOM) {
        add(places, from, Math.min(places.length, from + ROOM), column, sums);
      }
    }
    return Arrays.copyOf(sums, languages);
  }

  private void add(int[] places, int from, int to, int column, int[] sums) {
    var even = 0L;
    var odd = 0L;
    for (var at = from; at < to; at++) {
      var eight = surprise[places[at] * columns + column];
      even += eight & EVERY_OTHER;
      odd += eight >>> Byte.SIZE & EVERY_OTHER;
    }
    for (var language = column * Long.BYTES; even != 0 || odd != 0; language += 2) {
      sums[language] += (char) even;
      sums[language + 1] += (char) odd;
      even >>>= Character.SIZE;
      odd >>>= Character.SIZE;
    }
  }

  /** Of a run as it is learned. */
  static int place(String run) {
    var hash = 0;
    for (var at = 0; at < run.length(); at++) {
      hash = next(hash, run.charAt(at));
    }
    return place(hash, run.length());
  }

  private static int next(int hash, char letter) {
    return (hash ^ letter) * 0x01000193 + 0x9E3779B1;
  }

  private static int place(int hash, int length) {
    var mixed = hash + length * 0x85ebca6b;
    mixed ^= mixed >>> 15;
    mixed *= 0x2c1b3c6d;
    mixed ^= mixed >>> 12;
    return mixed & (PLACES - 1);
  }
}
