package dev.amends.promoters.unsubscribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnsubscribeLinksTest {

  private final UnsubscribeLinks links = links("a-key-of-16-bytes");

  @Test
  void aLinkNamesItsCustomer() {
    assertEquals(Optional.of("C-42 å/"), links.customerOf(links.token("C-42 å/")));
    assertEquals("https://amends.example/r/unsubscribe/" + links.token("C-42"), links.of("C-42"));
  }

  @Test
  void aLinkCannotBeRewrittenForSomebodyElse() {
    var other = links.token("C-43").split("\\.")[0];
    var signature = links.token("C-42").split("\\.")[1];

    assertEquals(Optional.empty(), links.customerOf(other + "." + signature));
  }

  @Test
  void aLinkSignedWithAnotherKeyIsNotOurs() {
    assertEquals(Optional.empty(), links.customerOf(links("another-key-of-16").token("C-42")));
  }

  @Test
  void whatIsNoTokenIsNotOurs() {
    assertEquals(Optional.empty(), links.customerOf("C-42"));
    assertEquals(Optional.empty(), links.customerOf("å.å"));
    assertEquals(Optional.empty(), links.customerOf("."));
    assertEquals(Optional.empty(), links.customerOf("a".repeat(2_000) + ".b"));
  }

  @Test
  void aShortKeyStopsTheStart() {
    var failure = assertThrows(IllegalArgumentException.class, () -> links("fifteen-bytes.."));

    assertEquals(
        "amends.link.key (AMENDS_LINK_KEY) needs at least 16 characters.", failure.getMessage());
  }

  private static UnsubscribeLinks links(String key) {
    return new UnsubscribeLinks(
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
