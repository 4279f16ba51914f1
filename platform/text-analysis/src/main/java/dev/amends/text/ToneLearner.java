package dev.amends.text;

import dev.amends.text.TextAnalysis.Tone;
import dev.amends.text.learning.Example;
import dev.amends.text.learning.Features;
import dev.amends.text.learning.LinearModel;
import dev.amends.text.learning.Scored;
import dev.amends.text.learning.Trainer;
import dev.amends.text.words.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Learns how a company's own customers sound, from comments that came with a score: what the models
 * that come with the product say is one of the features. Every fifth comment, by a hash of its
 * text, is not learned from but asked about, so that a text is never in both parts, this time or
 * another.
 */
public final class ToneLearner {

  /** Fewer comments of a language teach nothing that the next hundred would not overturn. */
  public static final int FEWEST = 500;

  /** Of each of the two tones that matter, among all comments. */
  public static final int FEWEST_OF_A_TONE = 50;

  /** More take more memory than they are worth. */
  public static final int MOST = 10_000;

  private static final int HELD_OUT = 5;
  private static final Trainer TRAINER = new Trainer(8, 0.5, 1);

  /**
   * A comment and the tone that its score stands for.
   *
   * @param tone positive of a promoter, negative of a detractor, neutral of a passive
   */
  public record Comment(String text, Tone tone) {}

  /**
   * How two models answer about the same comments, which neither learned from.
   *
   * @param macroF1 the mean of the F1 of the tones that occur, {@code formerMacroF1} that of the
   *     models in use
   */
  public record Card(
      String language,
      int learnedFrom,
      int heldOut,
      double macroF1,
      double accuracy,
      double formerMacroF1,
      double formerAccuracy) {

    public boolean isBetter() {
      return macroF1 > formerMacroF1;
    }
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Learned(LinearModel model, Card card) implements Outcome {}

    /**
     * @param comments that there are, each text once
     */
    record TooFew(int comments) implements Outcome {}
  }

  private record Read(Features features, Tone tone) {}

  private ToneLearner() {}

  /**
   * @param comments the newest first; the first {@value #MOST} are learned from
   * @param base the models whose opinion is asked
   * @param active the ones in use
   */
  public static Outcome learn(String language, List<Comment> comments, Models base, Models active) {
    var seen = new HashSet<String>();
    var train = new ArrayList<Read>();
    var heldOut = new ArrayList<Read>();
    var tones = new EnumMap<Tone, Integer>(Tone.class);
    for (var comment : comments) {
      var key = same(comment.text());
      if (seen.size() < MOST && seen.add(key)) {
        var read = new Read(Features.of(Tokens.of(comment.text())), comment.tone());
        (isHeldOut(key) ? heldOut : train).add(read);
        tones.merge(comment.tone(), 1, Integer::sum);
      }
    }
    if (seen.size() < FEWEST
        || tones.getOrDefault(Tone.NEGATIVE, 0) < FEWEST_OF_A_TONE
        || tones.getOrDefault(Tone.POSITIVE, 0) < FEWEST_OF_A_TONE) {
      return new Outcome.TooFew(seen.size());
    }
    var model = train(language, train, base);
    var learned = base.withTones("learning", Map.of(language, model));
    var now = new Confusion();
    var former = new Confusion();
    for (var read : heldOut) {
      now.add(read.tone(), tone(language, read.features(), learned));
      former.add(read.tone(), tone(language, read.features(), active));
    }
    return new Outcome.Learned(
        model,
        new Card(
            language,
            train.size(),
            heldOut.size(),
            now.macroF1(),
            now.accuracy(),
            former.macroF1(),
            former.accuracy()));
  }

  private static LinearModel train(String language, List<Read> comments, Models base) {
    var examples =
        comments.stream()
            .map(
                read ->
                    Example.of(
                        read.features().withOpinion(base.of(language).scores(read.features())),
                        read.tone().name().toLowerCase(Locale.ROOT),
                        Labels.TONES))
            .toList();
    return TRAINER.train(examples, Labels.TONES);
  }

  private static Tone tone(String language, Features text, Models models) {
    var scored = models.of(language).score(text);
    var likeliest = likeliest(models.tones(language, text, scored));
    return Tone.valueOf(likeliest.toUpperCase(Locale.ROOT));
  }

  static String likeliest(Scored scored) {
    var likeliest = Labels.TONES.getFirst();
    for (var label : Labels.TONES) {
      likeliest = scored.of(label) > scored.of(likeliest) ? label : likeliest;
    }
    return likeliest;
  }

  /** Texts that differ in case and space only are the same. */
  private static String same(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static boolean isHeldOut(String text) {
    var sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return sum.getValue() % HELD_OUT == 0;
  }

  /** How often each tone was right and how often it was said. */
  private static final class Confusion {
    private final Map<Tone, int[]> counts = new EnumMap<>(Tone.class);
    private int right;
    private int all;

    void add(Tone is, Tone said) {
      all++;
      right += is == said ? 1 : 0;
      of(is)[0]++;
      of(said)[1]++;
      of(is)[2] += is == said ? 1 : 0;
    }

    private int[] of(Tone tone) {
      return counts.computeIfAbsent(tone, none -> new int[3]);
    }

    double accuracy() {
      return (double) right / all;
    }

    double macroF1() {
      return counts.values().stream()
          .filter(tone -> tone[0] > 0)
          .mapToDouble(tone -> 2.0 * tone[2] / (tone[0] + tone[1]))
          .average()
          .orElse(0);
    }
  }
}
