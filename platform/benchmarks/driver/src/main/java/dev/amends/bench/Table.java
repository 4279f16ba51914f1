package dev.amends.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The results as Markdown, and their place in docs/performance.md. */
record Table(List<Result> results) {

  private static final String BEGIN = "<!-- measured: make bench writes this -->";
  private static final String END = "<!-- /measured -->";
  private static final String HEAD =
      """
      | Work | Amends | Peer | Ratio | Target | Stretch | Met |
      |---|---|---|---|---|---|---|
      """;

  void writeInto(Path root) throws IOException {
    var file = root.resolve("docs/performance.md");
    var text = Files.readString(file);
    var begin = text.indexOf(BEGIN);
    var end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(file + " has no place for the table");
    }
    Files.writeString(
        file, text.substring(0, begin + BEGIN.length()) + "\n" + this + text.substring(end));
  }

  @Override
  public String toString() {
    return HEAD + results.stream().map(Result::line).collect(Collectors.joining("\n", "", "\n"));
  }
}
