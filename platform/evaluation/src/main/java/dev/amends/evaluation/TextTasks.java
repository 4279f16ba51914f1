package dev.amends.evaluation;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.amends.evaluation.Measures.Answered;
import dev.amends.evaluation.Measures.Figure;
import dev.amends.text.Labels;
import dev.amends.text.Models;
import dev.amends.text.language.LanguageIdentifier;
import dev.amends.text.learning.Example;
import dev.amends.text.learning.Features;
import dev.amends.text.learning.LinearModel;
import dev.amends.text.learning.Trainer;
import dev.amends.text.words.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What is asked of the reading of words, each on a data set that was not written for it. */
final class TextTasks {

  /** Of a deployment that learns from its own comments. */
  static final Trainer LEARNER = new Trainer(8, 0.5, 1);

  static final Trainer EMOTIONS = new Trainer(8, 0.7, 1);

  private static final int SHORT_TEXT = 40;
  private static final int PROMOTER = 9;
  private static final int DETRACTOR = 6;

  private final Path data;
  private final Models shipped;
  private final Set<String> learnedFrom;

  TextTasks(Path data) throws IOException {
    this.data = data;
    this.shipped = Models.shipped();
    this.learnedFrom = Corpus.texts(data);
  }

  private record Labelled(String text, Features features, String label) {}

  /** The shipped model, untouched: of two answers the right one gets the higher score. */
  Figure shippedAuc(String set, String language, Function<NamedCsvRecord, String> label)
      throws IOException {
    var model = shipped.of(language);
    var answers = new ArrayList<Answered>();
    for (var row : asked(set)) {
      var right = label.apply(row);
      if (right != null && !learnedFrom.contains(Split.same(row.getField("text")))) {
        var scored = model.score(Corpus.features(row.getField("text")));
        answers.add(
            new Answered(right, "", scored.of(Labels.POSITIVE) - scored.of(Labels.NEGATIVE)));
      }
    }
    return Measures.figure(answers, all -> Measures.auc(all, Labels.POSITIVE));
  }

  private List<NamedCsvRecord> asked(String set) throws IOException {
    var rows = Rows.of(data, set);
    return rows.heldOut().isEmpty() ? rows.dev() : rows.heldOut();
  }

  static String promoterOrDetractor(NamedCsvRecord row) {
    var score = row.getField("nps_score");
    if (score.isEmpty()) {
      return null;
    }
    var nps = Integer.parseInt(score);
    return nps >= PROMOTER ? Labels.POSITIVE : nps <= DETRACTOR ? Labels.NEGATIVE : null;
  }

  static String detractorOrNot(NamedCsvRecord row) {
    var score = row.getField("nps_score");
    return score.isEmpty() ? null : Integer.parseInt(score) <= DETRACTOR ? "detractor" : "other";
  }

  /** After learning: what a model answers that learned from the other texts of the set. */
  List<Answered> learned(String set, String language, Function<NamedCsvRecord, String> label)
      throws IOException {
    var rows = Rows.of(data, set);
    var dev = labelled(rows.dev(), language, label);
    var labels = dev.stream().map(Labelled::label).distinct().sorted().toList();
    var answers = new ArrayList<Answered>();
    for (var split : Split.of(dev, labelled(rows.heldOut(), language, label), Labelled::text)) {
      var model =
          LEARNER.train(
              split.train().stream()
                  .map(each -> Example.of(each.features(), each.label(), labels))
                  .toList(),
              labels);
      for (var each : split.test()) {
        answers.add(answer(model, each));
      }
    }
    return answers;
  }

  private static Answered answer(LinearModel model, Labelled asked) {
    var scores = model.scores(asked.features());
    var best = 0;
    for (var at = 1; at < scores.length; at++) {
      best = scores[at] > scores[best] ? at : best;
    }
    return new Answered(asked.label(), model.labels().get(best), scores[0]);
  }

  private List<Labelled> labelled(
      List<NamedCsvRecord> rows, String language, Function<NamedCsvRecord, String> label) {
    var labelled = new ArrayList<Labelled>();
    for (var row : rows) {
      var right = label.apply(row);
      var text = row.getField("text");
      if (right != null && !right.isEmpty() && !learnedFrom.contains(Split.same(text))) {
        var features = Corpus.features(text);
        labelled.add(
            new Labelled(text, features.withOpinion(shipped.of(language).scores(features)), right));
      }
    }
    return labelled;
  }

  /** Several emotions of a text at once, each with a threshold found on the texts learned from. */
  Figure emotions() throws IOException {
    var rows = Rows.of(data, "emotions-sv");
    var byEmotion = new HashMap<String, List<Answered>>();
    Labels.EMOTIONS.forEach(emotion -> byEmotion.put(emotion, new ArrayList<>()));
    var n = 0;
    for (var split : Split.of(rows.dev(), rows.heldOut(), row -> row.getField("text"))) {
      var model =
          EMOTIONS.trainWithThresholds(
              split.train().stream().map(TextTasks::emotional).toList(), Labels.EMOTIONS);
      for (var row : split.test()) {
        var scored = model.score(Corpus.features(row.getField("text")));
        n++;
        for (var emotion : Labels.EMOTIONS) {
          byEmotion
              .get(emotion)
              .add(new Answered(row.getField(emotion), scored.has(emotion) ? "1" : "0", 0));
        }
      }
    }
    return Measures.mean(
        byEmotion.values().stream()
            .map(answers -> Measures.figure(answers, all -> Measures.f1(all, "1")))
            .toList(),
        n);
  }

  private static Example emotional(NamedCsvRecord row) {
    var answers = new HashMap<String, Boolean>();
    Labels.EMOTIONS.forEach(each -> answers.put(each, row.getField(each).equals("1")));
    return new Example(Corpus.features(row.getField("text")), answers);
  }

  /** Texts under 40 characters, nothing declared; those without a letter are in no language. */
  Figure language() throws IOException {
    var identifier = LanguageIdentifier.shipped();
    var answers = new ArrayList<Answered>();
    for (var set : List.of("reviews-sv-binary", "reviews-sv-3class", "emotions-sv")) {
      ask(identifier, set, "sv", answers);
    }
    for (var set : List.of("nps-verbatims-en", "airline-tweets-en", "emotions-en-semeval")) {
      ask(identifier, set, "en", answers);
    }
    return Measures.figure(answers, Measures::accuracy);
  }

  private void ask(LanguageIdentifier identifier, String set, String right, List<Answered> answers)
      throws IOException {
    for (var row : asked(set)) {
      var text = row.getField("text");
      if (text.length() < SHORT_TEXT && text.chars().anyMatch(Character::isLetter)) {
        var given = identifier.identify(Tokens.of(text), null);
        answers.add(new Answered(right, given.map(each -> each.language()).orElse("none"), 0));
      }
    }
  }
}
