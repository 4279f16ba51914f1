package dev.amends.text;

import java.util.List;
import java.util.Optional;

/** What a customer's own words say, or why nothing is said about them. */
public sealed interface TextAnalysis {

  /**
   * Read.
   *
   * @param language {@code sv} or {@code en}
   * @param languageConfidence 0–1
   * @param sentiment how the whole text sounds
   * @param findings in the order of the text
   * @param model the version of the weights
   * @param taxonomy the version of the topics
   */
  record Analysed(
      String language,
      double languageConfidence,
      Sentiment sentiment,
      List<Finding> findings,
      String model,
      String taxonomy)
      implements TextAnalysis {

    public Analysed {
      findings = List.copyOf(findings);
    }

    /** The first finding of this kind and label. */
    public Optional<Finding> finding(Kind kind, String label) {
      return findings.stream()
          .filter(each -> each.kind() == kind && each.label().equals(label))
          .findFirst();
    }
  }

  /** In a language that is not read here, by ISO 639-1; never taken for one that is. */
  record OtherLanguage(String language, double languageConfidence) implements TextAnalysis {}

  /** Without words that mean anything: empty, digits, dots. */
  record NoWords() implements TextAnalysis {}

  /** What a finding is about. */
  enum Kind {
    SENTIMENT,
    EMOTION,
    TOPIC,
    BEHAVIOUR,
    SIGNAL
  }

  /** How a text sounds as a whole. */
  enum Tone {
    NEGATIVE,
    NEUTRAL,
    POSITIVE
  }

  /**
   * @param value −1 (negative) to 1 (positive)
   */
  record Sentiment(Tone tone, double value) {}

  /**
   * Something the text says, and where.
   *
   * @param label an emotion, a topic, a signal, or a tone
   * @param start in UTF-16 code units of the text; {@code end} is exclusive
   * @param strength 0–1 how sure the model is; for topics −1 to 1, the tone of the sentence
   */
  record Finding(Kind kind, String label, int start, int end, double strength) {}
}
