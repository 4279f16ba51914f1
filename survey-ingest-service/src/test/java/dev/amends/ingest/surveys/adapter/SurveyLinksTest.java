package dev.amends.ingest.surveys.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.amends.ingest.surveys.adapter.SurveyLinks.Named;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SurveyLinksTest {

  private static final UUID ID = UUID.fromString("8d0c1b9e-3a52-5d13-9c0a-5f2b7f1f6a01");
  private static final Instant EXPIRY = Instant.parse("2026-06-01T10:00:00Z");

  private final SurveyLinks links = links("a-key-of-16-bytes");

  @Test
  void aLinkNamesItsConversationAndItsEnd() {
    assertEquals(Optional.of(new Named(ID, EXPIRY)), links.read(links.token(ID, EXPIRY)));
    assertEquals("https://amends.example/s/" + links.token(ID, EXPIRY), links.of(ID, EXPIRY));
  }

  @Test
  void notOneLetterOfALinkCanBeChanged() {
    var token = links.token(ID, EXPIRY);
    for (var i = 0; i < token.length(); i++) {
      var other = token.charAt(i) == 'A' ? 'Q' : 'A';
      var changed = token.substring(0, i) + other + token.substring(i + 1);
      assertEquals(Optional.empty(), links.read(changed), changed);
    }
  }

  @Test
  void whatWasSignedWithAnotherKeyIsNotOurs() {
    var foreign = links("another-key-of-16-bytes").token(ID, EXPIRY);
    assertEquals(Optional.empty(), links.read(foreign));
  }

  @Test
  void whatIsNoTokenIsNotOurs() {
    assertEquals(Optional.empty(), links.read(""));
    assertEquals(Optional.empty(), links.read("å".repeat(54)));
    assertEquals(Optional.empty(), links.read("a".repeat(2_000)));
  }

  @Test
  void aShortKeyStopsTheStart() {
    var failure = assertThrows(IllegalArgumentException.class, () -> links("fifteen-bytes.."));
    assertEquals(
        "amends.link.key (AMENDS_LINK_KEY) needs at least 16 characters.", failure.getMessage());
  }

  private static SurveyLinks links(String key) {
    return new SurveyLinks(
        new LinkConfig() {
          @Override
          public String base() {
            return "https://amends.example";
          }

          @Override
          public String key() {
            return key;
          }
        });
  }
}
