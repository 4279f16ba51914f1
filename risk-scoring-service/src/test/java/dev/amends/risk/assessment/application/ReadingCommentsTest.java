package dev.amends.risk.assessment.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.risk.assessment.domain.Words;
import dev.amends.text.Models;
import dev.amends.text.TextAnalyser;
import dev.amends.text.language.LanguageIdentifier;
import dev.amends.text.taxonomy.Taxonomy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingCommentsTest {

  private static final ReadingComments COMMENTS = new ReadingComments(TextAnalyser.shipped());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I am leaving you", "We're switching to another provider.", "i will cancel my subscription",
            "I won't renew",
        "Jag säger upp mitt abonnemang", "Vi byter leverantör nu", "ska säga upp avtalet",
            "Aldrig mer kund hos er"
      })
  void announcedLeavingIsFound(String comment) {
    assertNotNull(COMMENTS.read(comment, null).words().leaving());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I had to cancel my account and go through the sales process",
        "I am not leaving you",
        "Jag säger inte upp mitt avtal",
        "Vi bytte leverantör till er i våras",
        "Leave the parcel at the door"
      })
  void whatWasOrIsDeniedIsNot(String comment) {
    assertNull(COMMENTS.read(comment, null).words().leaving(), comment);
  }

  @Test
  void whatOnlyTheModelTakesForLeavingIsShownAndOpensNoCase() {
    var comment = "Fakturan var fel igen. Nu har vi fått nog och flyttar allt till en annan firma.";
    var reading = COMMENTS.read(comment, "sv");
    assertNull(reading.words().leaving());
    var leaving =
        reading.found().findings().stream()
            .filter(each -> each.label().equals("leave-intent"))
            .findFirst()
            .orElseThrow();
    assertTrue(leaving.start() >= comment.indexOf("Nu har"), leaving.toString());
  }

  @Test
  void aTopicMayBeCalledLikeASignalAndIsNone() {
    var topic =
        new Taxonomy.Topic(
            "leave-intent",
            Taxonomy.Kind.SUBJECT,
            Map.of("en", "Leaving"),
            Map.of("en", List.of("leaving")));
    var comments =
        new ReadingComments(
            new TextAnalyser(
                LanguageIdentifier.shipped(),
                Models.shipped(),
                new Taxonomy("taxonomy/1", List.of(topic))));
    var reading = comments.read("The parcel was here. I am leaving you.", "en");
    assertEquals("taxonomy/1", reading.found().taxonomy());
    assertEquals(Set.of("leave-intent"), reading.words().themes().keySet());
    assertEquals(
        Set.of("topic", "signal"),
        reading.found().findings().stream()
            .filter(each -> each.label().equals("leave-intent"))
            .map(CommentRead.Finding::kind)
            .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @CsvSource({
    "Pakken kom aldri frem og ingen svarte på telefonen., nb",
    "Paketti ei koskaan saapunut perille, fi"
  })
  void otherLanguagesAreNotRead(String comment, String language) {
    var reading = COMMENTS.read(comment, "sv");
    assertEquals(Words.NONE, reading.words());
    assertEquals("other-language", reading.found().status());
    assertEquals(language, reading.found().language());
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", "10", "?!", "👍"})
  void withoutWordsNothingIsSaid(String comment) {
    assertEquals(CommentRead.NO_WORDS, COMMENTS.read(comment, "sv").found());
  }

  @Test
  void withoutACommentThereIsNothingToStore() {
    assertNull(COMMENTS.read(null, "sv").found());
    assertNull(COMMENTS.read("  ", "sv").found());
  }
}
