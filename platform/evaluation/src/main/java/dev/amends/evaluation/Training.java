package dev.amends.evaluation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import de.bwaldvogel.liblinear.Linear;
import dev.amends.text.Labels;
import dev.amends.text.language.LanguageIdentifier;
import dev.amends.text.learning.LinearModel;
import dev.amends.text.learning.ModelFile;
import dev.amends.text.learning.Trainer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Makes the models that come with the product: {@code make train DATA=…}. The same data give the
 * same files.
 */
public final class Training {

  static final Trainer TRAINER = new Trainer(4, 0.5, -0.6);

  static final List<String> LANGUAGES =
      List.of(
          "sv", "en", "nb", "nn", "da", "fi", "de", "nl", "fr", "es", "pl", "it", "pt", "et", "is",
          "tr", "so", "hr", "ro", "hu", "cs", "sq");

  private Training() {}

  /**
   * @param arguments the folder with the data sets, and the folder of the resources to write
   */
  public static void main(String[] arguments) throws IOException {
    Linear.disableDebugOutput();
    var data = Path.of(arguments[0]);
    var resources = Path.of(arguments[1]);
    try (var file = Files.newOutputStream(resources.resolve("language/languages.bin"))) {
      languages().write(file);
    }
    System.out.println("languages.bin: " + String.join(" ", LANGUAGES));
    for (var language : List.of("sv", "en")) {
      try (var file = Files.newOutputStream(resources.resolve("model/" + language + ".bin"))) {
        ModelFile.write(model(language, data), file);
      }
      System.out.println(language + ".bin");
    }
  }

  private static LinearModel model(String language, Path data) throws IOException {
    var labels =
        Stream.of(Labels.TONES, Labels.EMOTIONS, Labels.SIGNALS).flatMap(List::stream).toList();
    return TRAINER.trainWithThresholds(Corpus.of(language, data), labels);
  }

  private static LanguageIdentifier languages() throws IOException {
    var builder = new LanguageIdentifier.Builder(LANGUAGES);
    for (var language : LANGUAGES) {
      for (var length : List.of("unigrams", "bigrams", "trigrams", "quadrigrams")) {
        frequencies(language, "/language-models/" + language + "/" + length + ".json", builder);
      }
    }
    for (var line : functionWords()) {
      var words = line.split(" ");
      Stream.of(words)
          .skip(1)
          .forEach(word -> builder.addCommon(words[0], word.toLowerCase(Locale.ROOT)));
    }
    return builder.build();
  }

  /** A probability as a fraction, and all runs of letters that have it, with spaces between. */
  private static void frequencies(
      String language, String resource, LanguageIdentifier.Builder builder) throws IOException {
    try (var json = Training.class.getResourceAsStream(resource)) {
      for (var entry : new JsonMapper().readTree(json).get("ngrams").properties()) {
        var fraction = entry.getKey().split("/");
        var probability = Double.parseDouble(fraction[0]) / Double.parseDouble(fraction[1]);
        for (var run : entry.getValue().asText().split(" ")) {
          builder.add(language, run, probability);
        }
      }
    }
  }

  private static List<String> functionWords() throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Training.class.getResourceAsStream("function-words.txt"),
                StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}
