package dev.amends.promoters.outreach.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LanguageTest {

  @Test
  void theCustomersLanguageGoesBeforeTheResponses() {
    assertEquals(Language.EN, Language.of("en", "sv"));
    assertEquals(Language.SV, Language.of("sv", "en"));
  }

  @Test
  void withoutTheCustomersTheResponsesCounts() {
    assertEquals(Language.SV, Language.of(null, "sv-SE"));
    assertEquals(Language.SV, Language.of(" ", "SV_FI"));
  }

  @Test
  void whateverWeCannotWriteIsEnglish() {
    assertEquals(Language.EN, Language.of(null, null));
    assertEquals(Language.EN, Language.of("de", "sv"));
    assertEquals(Language.EN, Language.of("svx", null));
  }
}
