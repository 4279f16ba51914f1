package dev.amends.text.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.text.words.Tokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageIdentifierTest {

  private static final LanguageIdentifier SHIPPED = LanguageIdentifier.shipped();

  @ParameterizedTest
  @CsvSource({
    "sv, Snabb leverans",
    "sv, helt ok",
    "sv, Jag är inte nöjd",
    "en, Quick delivery",
    "en, so far so good",
    "en, I am not happy",
    "nb, Jeg er veldig skuffet over leveransen",
    "nb, Pakken kom aldri frem og ingen svarte på telefonen.",
    "nn, Eg er ikkje nøgd med tenesta",
    "da, Jeg er meget skuffet over leveringen",
    "da, Hurtig levering og god hjælp",
    "da, Jeg kan ikke anbefale det til nogen",
    "fi, Paketti ei koskaan saapunut perille",
    "fi, En ole tyytyväinen",
    "de, 'Sehr schlechter Service, nie wieder'",
    "nl, 'Nooit meer, wat een slechte klantenservice'",
    "fr, 'Très mauvais service, colis jamais arrivé'",
    "es, Muy mala atención al cliente",
    "pl, Bardzo słaba obsługa klienta",
    "tr, Kargo çok geç geldi ve kimse cevap vermedi",
    "so, Adeeg aad u xun weligey dib uma soo noqon doono",
    "und, Очень плохое обслуживание",
    "und, خدمة سيئة جدا",
    "und, 服务非常差"
  })
  void aFewWordsSuffice(String language, String text) {
    assertEquals(language, guess(text, null));
  }

  @ParameterizedTest
  @CsvSource({
    "nb, Jeg er veldig skuffet over leveransen",
    "da, Jeg er meget skuffet over leveringen",
    "fi, Paketti ei koskaan saapunut perille"
  })
  void whatTheSenderDeclaresDoesNotDecide(String language, String text) {
    assertEquals(language, guess(text, "sv"));
  }

  @ParameterizedTest
  @CsvSource({"sv-SE", "SV", "sv_FI"})
  void aRegionBesideTheLanguageChangesNothing(String declared) {
    assertEquals("sv", guess("Super", declared));
  }

  @ParameterizedTest
  @CsvSource({"sv", "en"})
  void whatBothLanguagesSayAlikeIsReadAsDeclared(String declared) {
    assertEquals(declared, guess("Super", declared));
  }

  @ParameterizedTest
  @CsvSource({"''", "10", "...", "👍", "+46 70 123"})
  void withoutLettersThereIsNoLanguage(String text) {
    assertTrue(SHIPPED.identify(Tokens.of(text), "sv").isEmpty());
  }

  @Test
  void itSurvivesItsFile() throws IOException {
    var builder = new LanguageIdentifier.Builder(List.of("sv", "en"));
    builder.add("sv", "och", 0.1);
    builder.add("en", "and", 0.1);
    builder.addCommon("sv", "och");
    var file = new ByteArrayOutputStream();
    builder.build().write(file);
    var read = LanguageIdentifier.read(new ByteArrayInputStream(file.toByteArray()));
    assertEquals(
        builder.build().identify(Tokens.of("och"), null), read.identify(Tokens.of("och"), null));
    assertEquals("sv", read.identify(Tokens.of("och"), null).orElseThrow().language());
  }

  private static String guess(String text, String declared) {
    return SHIPPED.identify(Tokens.of(text), declared).orElseThrow().language();
  }
}
