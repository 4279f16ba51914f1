package dev.amends.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.text.TextAnalysis.Analysed;
import dev.amends.text.TextAnalysis.Finding;
import dev.amends.text.TextAnalysis.Kind;
import dev.amends.text.TextAnalysis.NoWords;
import dev.amends.text.TextAnalysis.OtherLanguage;
import dev.amends.text.TextAnalysis.Tone;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextAnalyserTest {

  private static final TextAnalyser ANALYSER = TextAnalyser.shipped();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NEGATIVE | Usel kundtjänst, aldrig mer",
        "NEGATIVE | inte särskilt bra",
        "NEGATIVE | Jag är inte alls nöjd",
        "NEGATIVE | Paketet kom aldrig fram och ingen svarade.",
        "POSITIVE | Snabb leverans och trevlig personal",
        "POSITIVE | inga problem alls",
        "POSITIVE | Jag har aldrig blivit besviken",
        "NEGATIVE | Terrible service, never again",
        "NEGATIVE | not very good",
        "POSITIVE | Friendly staff and a quick reply",
        "POSITIVE | no problems at all"
      })
  void theToneIsHeardAlsoThroughANegation(Tone tone, String text) {
    assertEquals(tone, read(text).sentiment().tone());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leave-intent | Vi byter till en annan leverantör",
        "leave-intent | We are switching to another provider",
        "urgency | Vi står utan el, ni måste komma omedelbart!",
        "urgency | We have no power, please come immediately!",
        "effort | Har ringt fem gånger och blivit kopplad runt varje gång",
        "effort | I have called five times and been passed around every time",
        "staff-praise | Er tekniker var otroligt hjälpsam och trevlig",
        "staff-praise | Your engineer was incredibly helpful and friendly"
      })
  void signalsAreFoundInBothLanguages(String signal, String text) {
    assertTrue(read(text).finding(Kind.SIGNAL, signal).isPresent());
  }

  @Test
  void aTopicHasTheToneOfItsSentence() {
    var read = read("Maten var fantastiskt god. Men fakturan var helt fel, så dåligt!");
    assertTrue(strength(read, "food") > 0.2, read.toString());
    assertTrue(strength(read, "billing") < -0.2, read.toString());
  }

  private static double strength(Analysed read, String topic) {
    return read.finding(Kind.TOPIC, topic).orElseThrow().strength();
  }

  @Test
  void whatWeDidIsABehaviour() {
    assertTrue(
        read("Ni ringde upp och förklarade allt").findings().stream()
            .filter(each -> each.kind() == Kind.BEHAVIOUR)
            .map(Finding::label)
            .toList()
            .containsAll(List.of("did-call-back", "did-explain")));
  }

  @Test
  void theWordsThatShowItAreInOneSentence() {
    var text = "Det är som det är. Fruktansvärt dålig service! Hej då.";
    var tone = read(text).finding(Kind.SENTIMENT, "negative").orElseThrow();
    assertTrue(
        text.substring(tone.start(), tone.end()).contains("dålig"),
        text.substring(tone.start(), tone.end()));
    assertTrue(tone.end() <= text.indexOf(" Hej"));
  }

  @Test
  void wordsThatSayLittleAreNoEvidence() {
    var text = "Vi åt lunch där i tisdags och maten var helt usel";
    var tone = read(text).finding(Kind.SENTIMENT, "negative").orElseThrow();
    assertEquals("usel", text.substring(tone.start(), tone.end()));
  }

  @Test
  void otherLanguagesAreNotAnalysed() {
    var other =
        assertInstanceOf(
            OtherLanguage.class, ANALYSER.analyse("Jeg er veldig skuffet over leveransen", "sv"));
    assertEquals("nb", other.language());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "10", "...", "👍👍", "?!"})
  void withoutWordsNothingIsKnown(String text) {
    assertEquals(new NoWords(), ANALYSER.analyse(text, "sv"));
  }

  @Test
  void noTextIsNoWords() {
    assertEquals(new NoWords(), ANALYSER.analyse(null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dålig ",
        "a",
        "leveransen kom sent och ",
        "säger upp avtalet 😡",
        "\uD83D",
        "ä\u0308"
      })
  void theLongestCommentThereCanBeIsRead(String part) {
    var text = "Usel service. " + part.repeat(10_000 / part.length() - 14);
    var read = read(text);
    assertTrue(read.findings().size() <= 70);
    read.findings().forEach(each -> assertTrue(each.end() <= text.length()));
  }

  @Property(tries = 300)
  void whateverComesFindingsLieInsideTheText(@ForAll String text) {
    if (ANALYSER.analyse(text, "sv") instanceof Analysed read) {
      for (var each : read.findings()) {
        assertTrue(0 <= each.start() && each.start() < each.end() && each.end() <= text.length());
        assertTrue(Math.abs(each.strength()) <= 1);
      }
    }
  }

  private static Analysed read(String text) {
    return assertInstanceOf(Analysed.class, ANALYSER.analyse(text, null));
  }
}
