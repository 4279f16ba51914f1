package dev.amends.evaluation;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.amends.text.Labels;
import dev.amends.text.learning.Example;
import dev.amends.text.learning.Features;
import dev.amends.text.words.Tokens;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the shipped models learn from: texts written for the purpose, and the emotion sets whose
 * licence allows it. No word list, and nothing that is for evaluation only.
 */
final class Corpus {

  /** How the 27 emotions of GoEmotions map to Ekman's six (Demszky et al. 2020, appendix). */
  private static final Map<String, Set<String>> EKMAN =
      Map.of(
          "anger", Set.of("anger", "annoyance", "disapproval"),
          "disgust", Set.of("disgust"),
          "fear", Set.of("fear", "nervousness"),
          "joy",
              Set.of(
                  "joy",
                  "amusement",
                  "approval",
                  "excitement",
                  "gratitude",
                  "love",
                  "optimism",
                  "relief",
                  "pride",
                  "admiration",
                  "desire",
                  "caring"),
          "sadness", Set.of("sadness", "disappointment", "embarrassment", "grief", "remorse"),
          "surprise", Set.of("surprise", "realization", "confusion", "curiosity"));

  /** So much of the largest set that it does not drown what customers write. */
  private static final int ONE_IN = 6;

  private Corpus() {}

  static List<Example> of(String language, Path data) throws IOException {
    var examples = new ArrayList<Example>();
    if (language.equals("sv")) {
      for (var row : Rows.of(data, "emotions-sv").dev()) {
        examples.add(emotions(row, Labels.EMOTIONS));
      }
    } else {
      for (var row : Rows.of(data, "emotions-en-semeval").dev()) {
        examples.add(emotions(row, List.of("anger", "fear", "joy", "sadness", "surprise")));
      }
      var rows = Rows.of(data, "emotions-en-goemotions").dev();
      for (var at = 0; at < rows.size(); at += ONE_IN) {
        examples.add(goEmotions(rows.get(at)));
      }
    }
    examples.addAll(written(language));
    return examples;
  }

  /** The texts a model was trained on, which it must not be asked about. */
  static Set<String> texts(Path data) throws IOException {
    var texts = new HashSet<String>();
    for (var set : List.of("emotions-sv", "emotions-en-semeval", "emotions-en-goemotions")) {
      Rows.of(data, set).dev().forEach(row -> texts.add(Split.same(row.getField("text"))));
    }
    for (var file : List.of("comments-sv.csv", "comments-en.csv")) {
      own(file).forEach(row -> texts.add(Split.same(row.getField("text"))));
    }
    for (var row : taught()) {
      texts.add(Split.same(row.getField("sv")));
      texts.add(Split.same(row.getField("en")));
    }
    return texts;
  }

  static List<NamedCsvRecord> own(String file) throws IOException {
    try (var reader =
        new InputStreamReader(Corpus.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      return Rows.read(reader);
    }
  }

  private static List<Example> written(String language) throws IOException {
    var examples = new ArrayList<Example>();
    for (var row : own("comments-" + language + ".csv")) {
      examples.add(
          Example.of(features(row.getField("text")), row.getField("sentiment"), Labels.TONES));
    }
    taught().forEach(row -> examples.add(signals(row, language)));
    return examples;
  }

  /** Pairs with signals; of the parity sentences the half that is not asked about. */
  private static List<NamedCsvRecord> taught() throws IOException {
    return Stream.concat(
            own("signals.csv").stream(),
            own("parity.csv").stream().filter(row -> row.getField("part").equals("tune")))
        .toList();
  }

  private static Example signals(NamedCsvRecord row, String language) {
    var answers = tones(row.getField("sentiment"));
    for (var signal : Labels.SIGNALS) {
      answers.put(signal, row.getField(signal.replace('-', '_')).equals("1"));
    }
    return new Example(features(row.getField(language)), answers);
  }

  private static Example emotions(NamedCsvRecord row, List<String> emotions) {
    var given = emotions.stream().filter(each -> row.getField(each).equals("1")).toList();
    var answers = tones(tone(given));
    emotions.forEach(each -> answers.put(each, given.contains(each)));
    return new Example(features(row.getField("text")), answers);
  }

  private static String tone(List<String> emotions) {
    var positive = emotions.contains("joy");
    var negative = emotions.stream().anyMatch(Set.of("anger", "disgust", "sadness")::contains);
    return positive == negative ? Labels.NEUTRAL : positive ? Labels.POSITIVE : Labels.NEGATIVE;
  }

  private static Example goEmotions(NamedCsvRecord row) {
    var given = Set.of(row.getField("emotions").split(";"));
    var answers =
        switch (row.getField("groups")) {
          case "positive" -> tones(Labels.POSITIVE);
          case "negative" -> tones(Labels.NEGATIVE);
          case "neutral", "ambiguous" -> tones(Labels.NEUTRAL);
          default -> new HashMap<String, Boolean>();
        };
    EKMAN.forEach(
        (emotion, names) -> answers.put(emotion, names.stream().anyMatch(given::contains)));
    return new Example(features(row.getField("text")), answers);
  }

  private static Map<String, Boolean> tones(String tone) {
    var answers = new HashMap<String, Boolean>();
    Labels.TONES.forEach(each -> answers.put(each, each.equals(tone)));
    return answers;
  }

  static Features features(String text) {
    return Features.of(Tokens.of(text));
  }
}
