package dev.amends.risk.assessment.application;

import dev.amends.risk.assessment.domain.LeaveIntent;
import dev.amends.risk.assessment.domain.Words;
import dev.amends.text.Labels;
import dev.amends.text.TextAnalyser;
import dev.amends.text.TextAnalysis;
import dev.amends.text.TextAnalysis.Analysed;
import dev.amends.text.TextAnalysis.NoWords;
import dev.amends.text.TextAnalysis.OtherLanguage;
import dev.amends.text.TextAnalysis.Tone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Reads a comment, for the judgement and for those who look at it. A few plain phrases announce
 * leaving by themselves; beyond them the model has to be sure, since a case comes of it.
 */
public final class ReadingComments {

  /** How sure the model has to be that somebody leaves: nobody is called for a guess. */
  private static final double SURE = 0.6;

  /** As much of the words as an explanation quotes. */
  private static final int LONGEST_QUOTE = 200;

  private static final int DECIMALS = 3;

  private final TextAnalyser analyser;
  private final LeaveIntent phrases = new LeaveIntent();

  public ReadingComments(TextAnalyser analyser) {
    this.analyser = analyser;
  }

  /**
   * @param words for the judgement
   * @param found to be stored; null if there is no comment
   */
  public record Reading(Words words, CommentRead found) {

    static final Reading NOTHING = new Reading(Words.NONE, null);
  }

  /**
   * @param comment or null
   * @param language as the sender declared it, or null
   */
  public Reading read(String comment, String language) {
    if (comment == null || comment.isBlank()) {
      return Reading.NOTHING;
    }
    return switch (analyser.analyse(comment, language)) {
      case NoWords() -> new Reading(Words.NONE, CommentRead.NO_WORDS);
      case OtherLanguage(var other, var confidence) ->
          new Reading(announced(comment), CommentRead.otherLanguage(other, rounded(confidence)));
      case Analysed read -> read(comment, read);
    };
  }

  /** A phrase that stands in a text of another language is said in ours. */
  private Words announced(String comment) {
    return new Words(phrases.in(comment).map(LeaveIntent.Found::words).orElse(null), null);
  }

  private Reading read(String comment, Analysed read) {
    var findings = new ArrayList<CommentRead.Finding>();
    for (var each : read.findings()) {
      if (!leaves(each) || sure(each, read)) {
        findings.add(finding(each));
      }
    }
    var announced = phrases.in(comment);
    if (announced.isPresent() && findings.stream().noneMatch(ReadingComments::leaves)) {
      var phrase = announced.get();
      findings.add(
          new CommentRead.Finding("signal", Labels.LEAVE_INTENT, phrase.start(), phrase.end(), 1));
      findings.sort(Comparator.comparingInt(CommentRead.Finding::start));
    }
    var leaving =
        announced
            .map(LeaveIntent.Found::words)
            .or(
                () ->
                    findings.stream()
                        .filter(ReadingComments::leaves)
                        .findFirst()
                        .map(each -> quote(comment.substring(each.start(), each.end()))));
    return new Reading(
        new Words(leaving.orElse(null), rounded(read.sentiment().value())), found(read, findings));
  }

  private static boolean sure(TextAnalysis.Finding leaving, Analysed read) {
    return leaving.strength() >= SURE && read.sentiment().tone() != Tone.POSITIVE;
  }

  private static boolean leaves(TextAnalysis.Finding each) {
    return each.kind() == TextAnalysis.Kind.SIGNAL && each.label().equals(Labels.LEAVE_INTENT);
  }

  private static boolean leaves(CommentRead.Finding each) {
    return each.label().equals(Labels.LEAVE_INTENT);
  }

  private static CommentRead found(Analysed read, List<CommentRead.Finding> findings) {
    return new CommentRead(
        "read",
        read.language(),
        rounded(read.languageConfidence()),
        read.sentiment().tone().name().toLowerCase(Locale.ROOT),
        rounded(read.sentiment().value()),
        List.copyOf(findings),
        read.model(),
        read.taxonomy());
  }

  private static CommentRead.Finding finding(TextAnalysis.Finding each) {
    return new CommentRead.Finding(
        each.kind().name().toLowerCase(Locale.ROOT),
        each.label(),
        each.start(),
        each.end(),
        rounded(each.strength()));
  }

  private static String quote(String words) {
    if (words.length() <= LONGEST_QUOTE) {
      return words;
    }
    var end = LONGEST_QUOTE - 1;
    return words.substring(0, Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
  }
}
