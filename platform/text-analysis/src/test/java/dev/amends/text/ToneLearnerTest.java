package dev.amends.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.text.TextAnalysis.Analysed;
import dev.amends.text.TextAnalysis.Tone;
import dev.amends.text.ToneLearner.Comment;
import dev.amends.text.ToneLearner.Outcome;
import dev.amends.text.language.LanguageIdentifier;
import dev.amends.text.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A company whose customers say things that mean nothing elsewhere. */
class ToneLearnerTest {

  private static final List<String> THINGS =
      List.of("The box", "My order", "Our router", "The driver", "This visit", "Her report");
  private static final List<String> TIMES =
      List.of("today", "on Monday", "in the evening", "this week", "again", "once more", "at noon");

  /** Half of the comments say what everybody would say. */
  private static final List<String> BAD = List.of("zibbly", "terrible", "zibbly", "awful");

  private static final List<String> GOOD = List.of("wumbly", "wonderful", "wumbly", "lovely");

  private final Models shipped = Models.shipped();

  @Test
  void whatOnlyTheCompanysOwnCustomersSayIsLearned() {
    var outcome = learned(comments(600));
    assertTrue(outcome.card().isBetter(), outcome.card().toString());
    assertEquals(1.0, outcome.card().macroF1());
    var text = "The router was quite zibbly on Friday.";
    assertEquals(Tone.NEGATIVE, read(text, outcome).sentiment().tone());
    assertEquals(Tone.POSITIVE, read(text.replace("zibbly", "wumbly"), outcome).sentiment().tone());
    var found =
        read(text, outcome).findings().stream()
            .filter(each -> each.label().equals(Labels.NEGATIVE))
            .findFirst()
            .orElseThrow();
    assertTrue(text.substring(found.start(), found.end()).contains("zibbly"), found.toString());
  }

  @Test
  void whatTheShippedModelsKnowIsNotForgotten() {
    var outcome = learned(comments(600));
    assertEquals(
        Tone.NEGATIVE,
        read("Terrible service, I am furious and disappointed.", outcome).sentiment().tone());
    assertEquals(
        Tone.POSITIVE,
        read("Wonderful, friendly and fast, I love it.", outcome).sentiment().tone());
  }

  @Test
  void noTextIsBothLearnedFromAndAskedAbout() {
    var comments = new ArrayList<>(comments(600));
    var card = learned(comments).card();
    assertEquals(600, card.learnedFrom() + card.heldOut());
    comments.addAll(
        comments.stream()
            .map(each -> new Comment(each.text().toUpperCase() + "  ", each.tone()))
            .toList());
    assertEquals(card, learned(comments).card());
  }

  @Test
  void whatContradictsItselfIsNoBetterThanWhatIsInUse() {
    var comments = new ArrayList<Comment>();
    for (var at = 0; at < 600; at++) {
      var tone = at * 7919 % 13 < 6 ? Tone.NEGATIVE : Tone.POSITIVE;
      comments.add(new Comment("It was so so, number " + at * 31, tone));
    }
    var good = learned(comments(600));
    var active = shipped.withTones("learned/1", Map.of("en", good.model()));
    var outcome = (Outcome.Learned) ToneLearner.learn("en", comments(600), shipped, active);
    assertFalse(outcome.card().isBetter(), outcome.card().toString());
    assertTrue(learned(comments).card().macroF1() < 0.7);
  }

  @Test
  void fiveHundredCommentsAreEnoughAndOneLessIsNot() {
    assertEquals(new Outcome.TooFew(499), ToneLearner.learn("en", comments(499), shipped, shipped));
    assertTrue(ToneLearner.learn("en", comments(500), shipped, shipped) instanceof Outcome.Learned);
  }

  @Test
  void aCompanyWhoseCustomersAreAllHappyHasNothingToLearnFrom() {
    var happy = comments(1200).stream().filter(each -> each.tone() == Tone.POSITIVE).toList();
    assertEquals(
        new Outcome.TooFew(happy.size()), ToneLearner.learn("en", happy, shipped, shipped));
  }

  private Outcome.Learned learned(List<Comment> comments) {
    return (Outcome.Learned) ToneLearner.learn("en", comments, shipped, shipped);
  }

  private Analysed read(String text, Outcome.Learned outcome) {
    var models = shipped.withTones("learned/1", Map.of("en", outcome.model()));
    var analyser = new TextAnalyser(LanguageIdentifier.shipped(), models, Taxonomy.shipped());
    return (Analysed) analyser.analyse(text, "en");
  }

  private static List<Comment> comments(int many) {
    var comments = new ArrayList<Comment>();
    for (var at = 0; at < many; at++) {
      var bad = at % 2 == 0;
      comments.add(
          new Comment(
              "%s was %s %s, number %d"
                  .formatted(
                      THINGS.get(at / 2 % THINGS.size()),
                      (bad ? BAD : GOOD).get(at / 2 % GOOD.size()),
                      TIMES.get(at / 3 % TIMES.size()),
                      at),
              bad ? Tone.NEGATIVE : Tone.POSITIVE));
    }
    return comments;
  }
}
