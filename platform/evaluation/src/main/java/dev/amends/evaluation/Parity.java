package dev.amends.evaluation;

import dev.amends.text.Labels;
import dev.amends.text.TextAnalyser;
import dev.amends.text.TextAnalysis.Analysed;
import dev.amends.text.TextAnalysis.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The same 629 things said in Swedish and in English, and whether both are understood as well. The
 * whole analysis is asked, as customers meet it, and the model learned from none of them.
 */
final class Parity {

  private static final String PAIRS = "parity.csv";

  private final TextAnalyser analyser = TextAnalyser.shipped();

  /**
   * How well one label is found in one language.
   *
   * @param positives how many of the sentences have it
   */
  record Quality(String label, String language, double precision, double recall, int positives) {

    double f1() {
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
  }

  List<Quality> of(String language) throws IOException {
    var qualities = new ArrayList<Quality>();
    for (var signal : Labels.SIGNALS) {
      qualities.add(quality(signal, language, signal.replace('-', '_'), "1"));
    }
    for (var tone : List.of(Labels.NEGATIVE, Labels.POSITIVE)) {
      qualities.add(quality(tone, language, "sentiment", tone));
    }
    return qualities;
  }

  private Quality quality(String label, String language, String column, String yes)
      throws IOException {
    var both = 0;
    var given = 0;
    var right = 0;
    for (var row : Corpus.own(PAIRS)) {
      if (row.getField("part").equals("gate")) {
        var is = row.getField(column).equals(yes);
        var says = says(label, row.getField(language), language);
        both += is && says ? 1 : 0;
        given += says ? 1 : 0;
        right += is ? 1 : 0;
      }
    }
    return new Quality(
        label, language, given == 0 ? 0 : both / (double) given, both / (double) right, right);
  }

  private boolean says(String label, String text, String language) {
    return analyser.analyse(text, language) instanceof Analysed read
        && (Labels.SIGNALS.contains(label)
            ? read.finding(Kind.SIGNAL, label).isPresent()
            : read.sentiment().tone().name().toLowerCase(Locale.ROOT).equals(label));
  }
}
