package dev.amends.ingest.surveys.domain;

import java.util.List;
import java.util.Locale;

/**
 * When a question is worth asking: the outcome lies in this range, and the customer's words begin
 * one of these. What is null or empty does not matter.
 *
 * @param mentions beginnings of words, in any language and in small letters
 */
public record Condition(Integer atLeast, Integer atMost, List<String> mentions) {

  /**
   * @param outcome null if it was not answered
   * @param words null if none were said
   */
  boolean holds(Integer outcome, String words) {
    return reaches(outcome) && (mentions.isEmpty() || mentioned(words));
  }

  private boolean reaches(Integer outcome) {
    return (atLeast == null || (outcome != null && outcome >= atLeast))
        && (atMost == null || (outcome != null && outcome <= atMost));
  }

  private boolean mentioned(String words) {
    if (words == null) {
      return false;
    }
    for (var word : words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (mentions.stream().anyMatch(word::startsWith)) {
        return true;
      }
    }
    return false;
  }
}
