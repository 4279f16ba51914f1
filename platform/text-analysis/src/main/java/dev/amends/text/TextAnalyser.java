package dev.amends.text;

import dev.amends.text.TextAnalysis.Analysed;
import dev.amends.text.TextAnalysis.Finding;
import dev.amends.text.TextAnalysis.Kind;
import dev.amends.text.TextAnalysis.NoWords;
import dev.amends.text.TextAnalysis.OtherLanguage;
import dev.amends.text.TextAnalysis.Sentiment;
import dev.amends.text.TextAnalysis.Tone;
import dev.amends.text.language.LanguageIdentifier;
import dev.amends.text.learning.Features;
import dev.amends.text.learning.Scored;
import dev.amends.text.taxonomy.Taxonomy;
import dev.amends.text.taxonomy.TopicFinder;
import dev.amends.text.words.Sentences;
import dev.amends.text.words.Sentences.Sentence;
import dev.amends.text.words.Token;
import dev.amends.text.words.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a comment: a pure function of the text, the models and the taxonomy. Safe for threads. */
public final class TextAnalyser {

  private final LanguageIdentifier languages;
  private final Models models;
  private final Taxonomy taxonomy;
  private final Map<String, TopicFinder> topics = new HashMap<>();
  private final Set<String> behaviours = new HashSet<>();

  public TextAnalyser(LanguageIdentifier languages, Models models, Taxonomy taxonomy) {
    this.languages = languages;
    this.models = models;
    this.taxonomy = taxonomy;
    models.languages().forEach(each -> topics.put(each, new TopicFinder(taxonomy, each)));
    taxonomy.topics().stream()
        .filter(topic -> topic.kind() == Taxonomy.Kind.BEHAVIOUR)
        .forEach(topic -> behaviours.add(topic.id()));
  }

  /** With what comes with the product. */
  public static TextAnalyser shipped() {
    return new TextAnalyser(LanguageIdentifier.shipped(), Models.shipped(), Taxonomy.shipped());
  }

  /**
   * @param text may be null
   * @param declared the language the sender says it is in, or null
   */
  public TextAnalysis analyse(String text, String declared) {
    var tokens = text == null ? List.<Token>of() : Tokens.of(text);
    var guess = languages.identify(tokens, declared);
    if (guess.isEmpty()) {
      return new NoWords();
    }
    var language = guess.get();
    if (!models.languages().contains(language.language())) {
      return new OtherLanguage(language.language(), language.confidence());
    }
    var scored = models.of(language.language()).score(Features.of(tokens));
    var reading = new Reading(text, tokens, scored);
    var findings = new ArrayList<Finding>();
    reading.tone().ifPresent(findings::add);
    reading.given(Labels.EMOTIONS, Kind.EMOTION, findings);
    reading.given(Labels.SIGNALS, Kind.SIGNAL, findings);
    reading.topics(topics.get(language.language()).in(tokens), findings);
    findings.sort(Comparator.comparingInt(Finding::start));
    return new Analysed(
        language.language(),
        language.confidence(),
        reading.sentiment(),
        findings,
        models.version(),
        taxonomy.version());
  }

  /** One text with its scores. */
  private final class Reading {
    private final List<Token> tokens;
    private final List<Sentence> sentences;
    private final Scored scored;
    private final String tone;
    private final Map<String, double[]> shares = new HashMap<>();

    Reading(String text, List<Token> tokens, Scored scored) {
      this.tokens = tokens;
      this.sentences = Sentences.of(text, tokens);
      this.scored = scored;
      this.tone = likeliest(scored, Labels.TONES);
    }

    private static String likeliest(Scored scored, List<String> labels) {
      var likeliest = labels.getFirst();
      for (var label : labels) {
        likeliest = scored.of(label) > scored.of(likeliest) ? label : likeliest;
      }
      return likeliest;
    }

    Sentiment sentiment() {
      var negative = scored.probability(Labels.NEGATIVE);
      var neutral = scored.probability(Labels.NEUTRAL);
      var positive = scored.probability(Labels.POSITIVE);
      var value = (positive - negative) / (positive + neutral + negative);
      return new Sentiment(Tone.valueOf(tone.toUpperCase(Locale.ROOT)), value);
    }

    /** The words that sound most so; a neutral text has none. */
    Optional<Finding> tone() {
      return tone.equals(Labels.NEUTRAL)
          ? Optional.empty()
          : Optional.of(finding(Kind.SENTIMENT, tone));
    }

    void given(List<String> labels, Kind kind, List<Finding> findings) {
      for (var label : labels) {
        if (scored.has(label)) {
          findings.add(finding(kind, label));
        }
      }
    }

    private Finding finding(Kind kind, String label) {
      var span = Span.strongest(sentences, tokens, shares(label));
      return new Finding(kind, label, span.start(), span.end(), scored.probability(label));
    }

    private double[] shares(String label) {
      return shares.computeIfAbsent(label, asked -> scored.shares(asked, tokens.size()));
    }

    void topics(List<TopicFinder.Found> found, List<Finding> findings) {
      for (var each : found) {
        findings.add(
            new Finding(
                behaviours.contains(each.topic()) ? Kind.BEHAVIOUR : Kind.TOPIC,
                each.topic(),
                tokens.get(each.from()).start(),
                tokens.get(each.to() - 1).end(),
                toneAround(each.from())));
      }
    }

    /** The tone of the sentence that a token stands in, −1 to 1. */
    private double toneAround(int token) {
      var from = 0;
      for (var sentence : sentences) {
        var to = from + sentence.tokens().size();
        if (token < to) {
          var positive = shares(Labels.POSITIVE);
          var negative = shares(Labels.NEGATIVE);
          var sum = 0.0;
          for (var at = from; at < to; at++) {
            sum += positive[at] - negative[at];
          }
          return Math.tanh(sum / 2);
        }
        from = to;
      }
      throw new IllegalStateException("Every token is in a sentence");
    }
  }
}
