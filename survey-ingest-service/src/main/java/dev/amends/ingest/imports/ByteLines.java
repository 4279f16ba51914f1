package dev.amends.ingest.imports;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a text that are not blank, none of them longer in memory than it may be. */
final class ByteLines implements Closeable {

  /** As much as one response may have that is posted alone. */
  static final int MAX_BYTES = 1 << 20;

  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream input;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int filled;
  private long number;

  ByteLines(InputStream input) {
    this.input = input;
  }

  /**
   * A line without its end.
   *
   * @param number counted from 1, blank lines too
   * @param cut it is longer than it may be, and this is its beginning
   */
  record Line(long number, byte[] bytes, boolean cut) {}

  /** Null behind the last. */
  Line next() throws IOException {
    while (hasBytes()) {
      var line = line();
      if (!isBlank(line.bytes())) {
        return line;
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private Line line() throws IOException {
    number++;
    var line = new ByteArrayOutputStream();
    var cut = false;
    while (hasBytes()) {
      var end = position;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      var room = Math.min(end - position, MAX_BYTES - line.size());
      line.write(buffer, position, room);
      cut |= room < end - position;
      position = end;
      if (end < filled) {
        position++;
        break;
      }
    }
    return new Line(number, line.toByteArray(), cut);
  }

  private boolean hasBytes() throws IOException {
    if (position == filled) {
      position = 0;
      filled = Math.max(0, input.read(buffer, 0, buffer.length));
    }
    return filled > 0;
  }

  private static boolean isBlank(byte[] bytes) {
    for (var each : bytes) {
      if (!Character.isWhitespace(each)) {
        return false;
      }
    }
    return true;
  }
}
