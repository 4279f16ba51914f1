package dev.amends.recovery.stream;

import java.util.Optional;

/**
 * A place in the outbox in commit order. Numbers alone are not enough: a lower one may be committed
 * later, so the transaction comes first, and only transactions older than every running one are
 * read.
 */
record Position(long transaction, long sequence) implements Comparable<Position> {

  static final Position START = new Position(0, 0);

  /** Before every place there is: whoever comes from here has certainly missed something. */
  static final Position UNKNOWN = new Position(-1, 0);

  /** Empty if the text is not one of ours. */
  static Optional<Position> parse(String text) {
    if (text == null || !text.matches("\\d{1,18}-\\d{1,18}")) {
      return Optional.empty();
    }
    var dash = text.indexOf('-');
    return Optional.of(
        new Position(
            Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1))));
  }

  @Override
  public int compareTo(Position other) {
    var byTransaction = Long.compare(transaction, other.transaction);
    return byTransaction != 0 ? byTransaction : Long.compare(sequence, other.sequence);
  }

  @Override
  public String toString() {
    return transaction + "-" + sequence;
  }
}
