package dev.amends.risk.assessment.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What the analysis found in a comment, as it is stored and forwarded. It holds places and no
 * words: the comment stands beside it.
 *
 * @param status {@code read}, {@code other-language} or {@code no-words}
 * @param language by ISO 639-1
 * @param languageConfidence 0–1
 * @param tone {@code negative}, {@code neutral} or {@code positive}
 * @param sentiment −1 to 1
 * @param model the version of the weights, {@code taxonomy} that of the topics
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommentRead(
    String status,
    String language,
    Double languageConfidence,
    String tone,
    Double sentiment,
    List<Finding> findings,
    String model,
    String taxonomy) {

  static final CommentRead NO_WORDS =
      new CommentRead("no-words", null, null, null, null, null, null, null);

  /**
   * Something the comment says, and where.
   *
   * @param kind {@code sentiment}, {@code emotion}, {@code topic}, {@code behaviour} or {@code
   *     signal}
   * @param start in UTF-16 code units of the comment; {@code end} is exclusive
   * @param strength 0–1; of topics and behaviours −1 to 1, the tone of their sentence
   */
  public record Finding(String kind, String label, int start, int end, double strength) {}

  static CommentRead otherLanguage(String language, double confidence) {
    return new CommentRead("other-language", language, confidence, null, null, null, null, null);
  }
}
