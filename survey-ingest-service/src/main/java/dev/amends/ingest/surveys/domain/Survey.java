package dev.amends.ingest.surveys.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked. An outcome and the customer's own words always; of the rest at most {@value
 * #MAX_MORE} questions: those that depend on the answers first, then one of the blocks, drawn for
 * each conversation, so that a few questions each make a whole picture of all.
 *
 * @param version rises with every change; a conversation stays with the one it began with
 * @param touchpoint what it is about, or null for the relationship as a whole
 */
public record Survey(
    String id,
    int version,
    String touchpoint,
    String journey,
    Duration validFor,
    Text title,
    Text intro,
    Question outcome,
    OwnWords words,
    List<Dependent> dependent,
    List<List<Question>> blocks,
    Text thanks,
    Asking asking) {

  /** An outcome, own words, and these. */
  public static final int MAX_MORE = 2;

  /** The question for the customer's own words, after a low, a high and any other outcome. */
  public record OwnWords(Text ask, Text afterLow, Text afterHigh) {

    Text after(Scale scale, Integer outcome) {
      if (outcome != null && afterLow != null && scale.isLow(outcome)) {
        return afterLow;
      }
      return outcome != null && afterHigh != null && scale.isHigh(outcome) ? afterHigh : ask;
    }
  }

  /** A question that only some answers call for. */
  public record Dependent(Condition when, Question question) {}

  /**
   * The questions besides outcome and words.
   *
   * @param draw any number; the same one always draws the same block
   */
  List<Question> more(int draw, Integer outcomeAnswer, String said) {
    var more = new ArrayList<Question>();
    dependent.stream()
        .filter(each -> each.when().holds(outcomeAnswer, said))
        .forEach(each -> addUnlessAsked(more, each.question()));
    if (!blocks.isEmpty()) {
      blocks.get(Math.floorMod(draw, blocks.size())).forEach(each -> addUnlessAsked(more, each));
    }
    return List.copyOf(more.subList(0, Math.min(MAX_MORE, more.size())));
  }

  private void addUnlessAsked(List<Question> more, Question question) {
    if (question.scale() != outcome.scale()
        && more.stream().noneMatch(other -> other.scale() == question.scale())) {
      more.add(question);
    }
  }
}
