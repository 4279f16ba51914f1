package dev.amends.localstack.launcher;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One line per part with its seconds: redrawn in place on a terminal, else printed when done. */
final class Progress {

  private enum State {
    RUNNING("…"),
    DONE("✓"),
    FAILED("✗");

    private final String sign;

    State(String sign) {
      this.sign = sign;
    }
  }

  private record Line(State state, long startedNanos, long nanos, String note) {}

  private final PrintStream out;
  private final boolean terminal;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private int drawn;

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  static Progress onThisOutput() {
    var console = System.console();
    var dumb = "dumb".equals(System.getenv("TERM")) || System.getenv("TERM") == null;
    return new Progress(System.out, console != null && console.isTerminal() && !dumb);
  }

  synchronized void started(String part) {
    lines.put(part, new Line(State.RUNNING, System.nanoTime(), 0, ""));
    redraw();
  }

  synchronized void done(String part, String note) {
    finished(part, State.DONE, note);
  }

  synchronized void failed(String part) {
    finished(part, State.FAILED, "");
  }

  private void finished(String part, State state, String note) {
    var line = lines.get(part);
    lines.put(
        part, new Line(state, line.startedNanos(), System.nanoTime() - line.startedNanos(), note));
    if (!terminal) {
      out.println(text(part, lines.get(part)));
      out.flush();
    }
    redraw();
  }

  /** Goes up over the block it drew before and writes it anew. */
  private void redraw() {
    if (!terminal) {
      return;
    }
    var block = new StringBuilder();
    if (drawn > 0) {
      block.append("\033[").append(drawn).append('A');
    }
    lines.forEach((part, line) -> block.append("\033[2K").append(text(part, line)).append('\n'));
    drawn = lines.size();
    out.print(block);
    out.flush();
  }

  private static String text(String part, Line line) {
    var seconds =
        line.state() == State.RUNNING
            ? ""
            : String.format(Locale.ROOT, "%5.1f s", line.nanos() / 1e9);
    return ("  "
            + line.state().sign
            + " "
            + String.format("%-24s", part)
            + seconds
            + "  "
            + line.note())
        .stripTrailing();
  }
}
