package dev.amends.text.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.bwaldvogel.liblinear.Linear;
import dev.amends.text.words.Tokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LinearModelTest {

  private static final List<String> LABELS = List.of("good", "late");
  private static final Trainer TRAINER = new Trainer(8, 0.5, -0.6);

  @BeforeAll
  static void quietly() {
    Linear.disableDebugOutput();
  }

  @Test
  void itTellsWhatItLearnedAlsoOfOtherForms() {
    var model = TRAINER.train(examples(), LABELS);
    var scored = model.score(features("jättebra"));
    assertTrue(scored.has("good"));
    assertFalse(scored.has("late"));
    assertTrue(model.score(features("försenade")).has("late"));
  }

  @Test
  void whatTokensAddAndTheBiasSumToTheScore() {
    var model = TRAINER.train(examples(), LABELS);
    var text = "bra men försenad, bra ändå";
    var scored = model.score(features(text));
    var shares = scored.shares("late", Tokens.of(text).size());
    assertEquals(scored.of("late"), DoubleStream.of(shares).sum() + model.biases()[1], 1e-5);
    assertTrue(shares[2] > shares[0], "försenad speaks for late, bra against it");
  }

  @Test
  void aNegatedWordSpeaksAgainstItself() {
    var model = TRAINER.train(examples(), LABELS);
    var plain = model.score(features("det var försenat")).of("late");
    var negated = model.score(features("inte försenat")).of("late");
    assertTrue(negated < 0 && plain > negated, plain + " and " + negated);
  }

  @Test
  void aLabelLearnsOnlyWhereItWasAsked() {
    var examples = new ArrayList<>(examples());
    for (var round = 0; round < 20; round++) {
      examples.add(new Example(features("försenad"), Map.of("good", false)));
    }
    assertTrue(TRAINER.train(examples, LABELS).score(features("försenad")).has("late"));
  }

  @Test
  void aLabelThatEveryExampleHasIsAlwaysGiven() {
    var model = TRAINER.train(List.of(new Example(features("x"), Map.of("good", true))), LABELS);
    assertTrue(model.score(features("anything")).has("good"));
    assertFalse(model.score(features("anything")).has("late"));
  }

  @Test
  void whatAnotherModelSaysCountsLikeAWord() {
    var examples = new ArrayList<Example>();
    for (var round = 0; round < 10; round++) {
      examples.add(opinion("a" + round, 6, true));
      examples.add(opinion("b" + round, -6, false));
    }
    var model = TRAINER.train(examples, List.of("good"));
    assertTrue(model.scores(features("okänt").withOpinion(new double[] {6}))[0] > 0);
    assertTrue(model.scores(features("okänt").withOpinion(new double[] {-6}))[0] < 0);
  }

  private static Example opinion(String text, double opinion, boolean good) {
    return new Example(features(text).withOpinion(new double[] {opinion}), Map.of("good", good));
  }

  @Test
  void aModelSurvivesItsFile() throws IOException {
    var model = TRAINER.trainWithThresholds(examples(), LABELS);
    var file = new ByteArrayOutputStream();
    ModelFile.write(model, file);
    var read = ModelFile.read(new ByteArrayInputStream(file.toByteArray()));
    assertEquals(LABELS, read.labels());
    assertArrayEquals(model.thresholds(), read.thresholds());
    var text = features("sent och dåligt, men billigt");
    assertArrayEquals(model.scores(text), read.scores(text));
  }

  @Test
  void whatIsNoModelIsRefused() throws IOException {
    var file = new ByteArrayOutputStream();
    ModelFile.write(TRAINER.train(examples(), LABELS), file);
    var cut = Arrays.copyOf(file.toByteArray(), 200);
    assertThrows(IOException.class, () -> ModelFile.read(new ByteArrayInputStream(cut)));
    assertThrows(IOException.class, () -> ModelFile.read(new ByteArrayInputStream(new byte[9])));
  }

  private static List<Example> examples() {
    var examples = new ArrayList<Example>();
    for (var text : List.of("bra", "mycket bra", "riktigt bra service", "billigt och bra")) {
      examples.add(new Example(features(text), Map.of("good", true, "late", false)));
    }
    for (var text : List.of("försenad", "leveransen försenades", "för sent", "försenat paket")) {
      examples.add(new Example(features(text), Map.of("good", false, "late", true)));
    }
    return examples;
  }

  private static Features features(String text) {
    return Features.of(Tokens.of(text));
  }
}
