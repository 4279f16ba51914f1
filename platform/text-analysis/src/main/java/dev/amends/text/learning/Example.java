package dev.amends.text.learning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A text and what is known of it.
 *
 * @param answers for each label that was asked, whether it fits; other labels do not learn from it
 */
public record Example(Features text, Map<String, Boolean> answers) {

  public Example {
    answers = Map.copyOf(answers);
  }

  /** Of one of several labels that exclude each other. */
  public static Example of(Features text, String label, List<String> labels) {
    var answers = new HashMap<String, Boolean>();
    labels.forEach(each -> answers.put(each, each.equals(label)));
    return new Example(text, answers);
  }
}
