package dev.amends.risk.assessment.application;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;

import dev.amends.risk.assessment.domain.LeaveIntent;
import dev.amends.risk.assessment.domain.Words;
import dev.amends.text.Labels;
import dev.amends.text.TextAnalyser;
import dev.amends.text.TextAnalysis;
import dev.amends.text.TextAnalysis.Analysed;
import dev.amends.text.TextAnalysis.NoWords;
import dev.amends.text.TextAnalysis.OtherLanguage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a comment, for the judgement and for those who look at it. Only a few plain phrases
 * announce leaving so that a case comes of it; what the model takes for leaving is shown, since
 * every third time it is wrong.
 */
public final class ReadingComments {

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
    return new Words(
        phrases.in(comment).map(LeaveIntent.Found::words).orElse(null), null, List.of(), Map.of());
  }

  private Reading read(String comment, Analysed read) {
    var findings = new ArrayList<CommentRead.Finding>();
    for (var each : read.findings()) {
      findings.add(finding(each));
    }
    var announced = phrases.in(comment);
    if (announced.isPresent() && findings.stream().noneMatch(ReadingComments::leaves)) {
      var phrase = announced.get();
      findings.add(
          new CommentRead.Finding("signal", Labels.LEAVE_INTENT, phrase.start(), phrase.end(), 1));
      findings.sort(Comparator.comparingInt(CommentRead.Finding::start));
    }
    return new Reading(
        new Words(
            announced.map(LeaveIntent.Found::words).orElse(null),
            rounded(read.sentiment().value()),
            said(findings),
            themes(findings)),
        found(read, findings));
  }

  private static List<String> said(List<CommentRead.Finding> findings) {
    return findings.stream()
        .filter(each -> each.kind().equals("emotion") || each.kind().equals("signal"))
        .map(CommentRead.Finding::label)
        .distinct()
        .toList();
  }

  private static Map<String, Double> themes(List<CommentRead.Finding> findings) {
    return findings.stream()
        .filter(each -> each.kind().equals("topic") || each.kind().equals("behaviour"))
        .collect(
            groupingBy(
                CommentRead.Finding::label,
                collectingAndThen(
                    averagingDouble(CommentRead.Finding::strength), ReadingComments::rounded)));
  }

  private static boolean leaves(CommentRead.Finding each) {
    return each.kind().equals("signal") && each.label().equals(Labels.LEAVE_INTENT);
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

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
  }
}
