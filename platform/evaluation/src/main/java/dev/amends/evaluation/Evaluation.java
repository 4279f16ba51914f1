package dev.amends.evaluation;

import de.bwaldvogel.liblinear.Linear;
import dev.amends.evaluation.Measures.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code make evaluate DATA=…}: prints a table, and ends with 1 if a bar is missed. */
public final class Evaluation {

  private static final double PARITY_GAP = -0.03;

  /** Half of the sixth digit. */
  private static final double SIX_DIGITS = 5e-7;

  private final List<String> missed = new ArrayList<>();

  private Evaluation() {}

  /**
   * @param arguments the folder with the data sets
   */
  public static void main(String[] arguments) throws IOException {
    Linear.disableDebugOutput();
    var evaluation = new Evaluation();
    evaluation.words(new TextTasks(Path.of(arguments[0])));
    evaluation.parity(new Parity());
    evaluation.drivers(new DriverShares(Path.of(arguments[0])));
    evaluation.missed.addAll(new Churn(Path.of(arguments[0])).report());
    if (!evaluation.missed.isEmpty()) {
      System.out.println("\nBelow the bar: " + String.join("; ", evaluation.missed));
      System.exit(1);
    }
  }

  private void words(TextTasks tasks) throws IOException {
    System.out.println(
        "| task | n | figure | 95 % interval | bar | met |\n|---|---|---|---|---|---|");
    row(
        "sv positive or negative, shipped model, AUC",
        0.95,
        tasks.shippedAuc("reviews-sv-binary", "sv", row -> row.getField("label")));
    row(
        "en promoters or detractors, shipped model, AUC",
        0.90,
        tasks.shippedAuc("nps-verbatims-en", "en", TextTasks::promoterOrDetractor));
    row("language of texts under 40 characters, accuracy", 0.95, tasks.language());
    row("sv emotions, six, macro-F1", 0.45, tasks.emotions());
    var detractors = tasks.learned("nps-verbatims-en", "en", TextTasks::detractorOrNot);
    row(
        "en detractor or not, after learning, AUC",
        0.925,
        Measures.figure(detractors, all -> Measures.auc(all, "detractor")));
    row(
        "en topics, ten complaint reasons, after learning, macro-F1",
        0.48,
        Measures.figure(
            tasks.learned("airline-tweets-en", "en", row -> row.getField("negativereason")),
            Measures::macroF1));
    row(
        "en tweets, three tones, after learning, macro-F1",
        0.755,
        Measures.figure(
            tasks.learned("airline-tweets-en", "en", row -> row.getField("airline_sentiment")),
            Measures::macroF1));
    row(
        "sv positive or negative, after learning, accuracy",
        0.935,
        Measures.figure(
            tasks.learned("reviews-sv-binary", "sv", row -> row.getField("label")),
            Measures::accuracy));
    row(
        "sv three tones, after learning, macro-F1",
        0.71,
        Measures.figure(
            tasks.learned("reviews-sv-3class", "sv", row -> row.getField("label")),
            Measures::macroF1));
  }

  private void drivers(DriverShares shares) throws IOException {
    var compared = shares.published();
    var met = compared.weights() > 0 && compared.difference() < SIX_DIGITS;
    if (!met) {
      missed.add("driver shares");
    }
    System.out.printf(
        Locale.ROOT,
        "%nDriver shares: %d published relative weights, the largest difference %.1e (bar %.0e): %s%n",
        compared.weights(),
        compared.difference(),
        SIX_DIGITS,
        met ? "met" : "not met");
  }

  private void row(String task, double bar, Figure figure) {
    var met = figure.value() >= bar;
    if (!met) {
      missed.add(task);
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %.4f | %.4f to %.4f | %.3f | %s |%n",
        task,
        figure.n(),
        figure.value(),
        figure.low(),
        figure.high(),
        bar,
        met ? "yes" : "no");
  }

  private void parity(Parity parity) throws IOException {
    System.out.println(
        "\n| label | sentences | sv precision | sv recall | sv F1 | en precision | en recall | en F1 | gap | met |\n"
            + "|---|---|---|---|---|---|---|---|---|---|");
    var swedish = parity.of("sv");
    var english = parity.of("en");
    for (var at = 0; at < swedish.size(); at++) {
      var sv = swedish.get(at);
      var en = english.get(at);
      var gap = sv.f1() - en.f1();
      if (gap < PARITY_GAP) {
        missed.add("parity of " + sv.label());
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %+.3f | %s |%n",
          sv.label(),
          sv.positives(),
          sv.precision(),
          sv.recall(),
          sv.f1(),
          en.precision(),
          en.recall(),
          en.f1(),
          gap,
          gap < PARITY_GAP ? "no" : "yes");
    }
  }
}
