package dev.amends.evaluation;

import dev.amends.risk.assessment.application.ReadingComments;
import dev.amends.risk.assessment.domain.Evidence;
import dev.amends.risk.assessment.domain.Judge;
import dev.amends.risk.assessment.domain.Judgement;
import dev.amends.risk.assessment.domain.RiskPolicy;
import dev.amends.risk.assessment.domain.Scores;
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

  /** A promoter's, so that what the words say can contradict it. */
  private static final Scores SCORES = new Scores(9, 4, 5, 8, 6, List.of("valued"), "met");

  private final Judge judge = new Judge(RiskPolicy.shipped());
  private TextAnalyser analyser;
  private ReadingComments reading;
  private List<String> comments;
  private int next;

  /** The comments of that length among those that were written for training. */
  @Setup
  public void gather() throws IOException {
    analyser = TextAnalyser.shipped();
    reading = new ReadingComments(analyser);
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
    return analyser.analyse(nextComment(), null);
  }

  /**
   * A response with one, as the service judges it: read, searched for leaving, scored and banded.
   */
  @Benchmark
  public Judgement readAndScore() {
    var words = reading.read(nextComment(), null).words();
    return judge.judge(new Evidence(SCORES, words, 0, Evidence.Slices.NONE));
  }

  private String nextComment() {
    next = next + 1 == comments.size() ? 0 : next + 1;
    return comments.get(next);
  }
}
