package dev.amends.evaluation;

import dev.amends.text.TextAnalyser;
import dev.amends.text.TextAnalysis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Comments of about thirty words, half of them Swedish, read whole on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 2, jvmArgs = "-Xmx1g")
public class ReadingBenchmark {

  private static final int FEWEST = 26;
  private static final int MOST = 34;

  private TextAnalyser analyser;
  private List<String> comments;
  private int next;

  /** The comments of that length among those that were written for training. */
  @Setup
  public void gather() throws IOException {
    analyser = TextAnalyser.shipped();
    var swedish = ofThirtyWords("comments-sv.csv");
    var english = ofThirtyWords("comments-en.csv");
    comments = new ArrayList<>();
    for (var at = 0; at < Math.min(swedish.size(), english.size()); at++) {
      comments.add(swedish.get(at));
      comments.add(english.get(at));
    }
  }

  private static List<String> ofThirtyWords(String file) throws IOException {
    return Corpus.own(file).stream()
        .map(row -> row.getField("text"))
        .filter(text -> text.split(" ").length >= FEWEST && text.split(" ").length <= MOST)
        .toList();
  }

  /** One comment, from its characters to its findings. */
  @Benchmark
  public TextAnalysis read() {
    next = next + 1 == comments.size() ? 0 : next + 1;
    return analyser.analyse(comments.get(next), null);
  }
}
