package dev.amends.text.taxonomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.amends.text.taxonomy.TopicFinder.Found;
import dev.amends.text.words.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFinderTest {

  private final TopicFinder swedish = new TopicFinder(Taxonomy.shipped(), "sv");

  @Test
  void aTopicIsFoundInACompound() {
    assertEquals(List.of(new Found("delivery", 1, 2)), found(swedish, "Stora leveransproblem"));
  }

  @Test
  void aTopicOfSeveralWordsIsFoundWhole() {
    assertEquals(List.of(new Found("did-call-back", 1, 3)), found(swedish, "Ni ringde upp"));
    assertEquals(List.of(), found(swedish, "Ni ringde mig"));
  }

  @Test
  void aLostLetterIsNoObstacle() {
    assertEquals(List.of(new Found("loyalty", 0, 1)), found(swedish, "förm\uFFFDner"));
  }

  @Test
  void anotherLanguageHasItsOwnWords() {
    assertEquals(List.of(), found(new TopicFinder(Taxonomy.shipped(), "en"), "leveransproblem"));
  }

  @Test
  void aHyphenIsFoundWhereItStands() {
    var english = new TopicFinder(Taxonomy.shipped(), "en");
    assertEquals(
        List.of(new Found("delivery", 1, 5)), found(english, "The pick-up point was closed"));
    assertEquals(List.of(), found(english, "I shall pick up a point"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "*",
        "a*b",
        "*a",
        "4 times",
        "-",
        "€",
        "one two three four five six seven",
        "a-b-c-d"
      })
  void aPatternThatMeansNothingIsRefused(String pattern) {
    assertThrows(IllegalArgumentException.class, () -> taxonomy(List.of(pattern)));
  }

  @Test
  void patternsAndTopicsAreLimited() {
    taxonomy(Collections.nCopies(Taxonomy.MOST_PATTERNS, "word"));
    assertThrows(
        IllegalArgumentException.class,
        () -> taxonomy(Collections.nCopies(Taxonomy.MOST_PATTERNS + 1, "word")));
    var topic = new Taxonomy.Topic("a", Taxonomy.Kind.SUBJECT, Map.of(), Map.of());
    assertThrows(IllegalArgumentException.class, () -> new Taxonomy("1", List.of(topic, topic)));
  }

  @Test
  void whatIsMistypedInAFileIsRefused() {
    var json = "{\"version\": \"1\", \"topics\": [], \"topic\": []}";
    assertThrows(
        IOException.class,
        () -> Taxonomy.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
  }

  private static Taxonomy taxonomy(List<String> patterns) {
    return new Taxonomy(
        "1",
        List.of(
            new Taxonomy.Topic(
                "a", Taxonomy.Kind.SUBJECT, Map.of("sv", "A"), Map.of("sv", patterns))));
  }

  private static List<Found> found(TopicFinder finder, String text) {
    return finder.in(Tokens.of(text));
  }
}
