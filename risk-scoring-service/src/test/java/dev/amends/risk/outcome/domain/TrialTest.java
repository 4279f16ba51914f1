package dev.amends.risk.outcome.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.risk.assessment.domain.Evidence;
import dev.amends.risk.assessment.domain.RiskModel;
import dev.amends.risk.assessment.domain.Scores;
import dev.amends.risk.assessment.domain.Words;
import dev.amends.risk.outcome.domain.Trial.Outcome.Learned;
import dev.amends.risk.outcome.domain.Trial.Outcome.TooFew;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrialTest {

  private static final RiskModel SHIPPED = RiskModel.shipped();

  /** Of a hundred like this one so many are lost if nobody acts. */
  private static final int UNHAPPY_LOST = 60;

  private static final int HAPPY_LOST = 4;
  private static final int RESCUED_LOST = 12;

  @Test
  void whatBecomesOfCustomersIsLearnedAndForetellsOthers() {
    var learned = learned(customers(4_000, false), SHIPPED);
    assertEquals(4_000, learned.customers());
    assertTrue(learned.card().isBetter());
    assertTrue(learned.card().logLossGained().low() > 0);
    assertTrue(learned.card().heldOut().error().value() < learned.card().former().error().value());
    var model = new RiskModel(2, learned.points());
    assertEquals(0.60, model.score(answer(2)).pLoss(), 0.05);
    assertEquals(0.04, model.score(answer(10)).pLoss(), 0.03);
  }

  @Test
  void customersWhoWereRescuedDoNotTeachThatUnhappyOnesStay() {
    var learned = learned(customers(4_000, true), SHIPPED);
    assertTrue(learned.card().worked() > 1_000);
    // Nine of ten unhappy customers had somebody work on their case; of these one in eight was
    // lost.
    assertEquals(0.60, new RiskModel(2, learned.points()).score(answer(2)).pLoss(), 0.1);
    assertTrue(learned.card().effectOfWork() > 1.5, () -> learned.card().toString());
    // A score is about the happy ones and the one in ten unhappy ones who were left alone.
    var alone = learned.card().alone();
    assertTrue(alone.n() < learned.card().heldOut().n() * 0.6, alone::toString);
    assertTrue(alone.error().low() < 0.03, alone::toString);
  }

  @Test
  void aBetterAnswerNeverRaisesTheRiskThatWasLearned() {
    var model = new RiskModel(2, learned(customers(2_000, false), SHIPPED).points());
    for (var nps = 1; nps <= 10; nps++) {
      assertTrue(
          model.score(answer(nps)).logOdds() <= model.score(answer(nps - 1)).logOdds(),
          "nps " + nps);
    }
  }

  @Test
  void withFewerThanFiftyLossesNothingIsLearned() {
    var stayed = customers(1_000, false).stream().filter(each -> !each.lost()).toList();
    var lost = customers(1_000, false).stream().filter(KnownCustomer::lost).limit(49).toList();
    var few = new ArrayList<>(stayed);
    few.addAll(lost);
    var outcome = assertInstanceOf(TooFew.class, Trial.of(few, SHIPPED));
    assertEquals(49, outcome.losses());
    few.add(customers(2_000, false).getLast());
    few.add(new KnownCustomer("one more", answer(1), false, true));
    assertInstanceOf(Learned.class, Trial.of(few, SHIPPED));
  }

  @Test
  void whatWasLearnedFromTheSameCustomersIsNoBetterASecondTime() {
    var customers = customers(2_000, false);
    var learned = learned(customers, SHIPPED);
    var again = learned(customers, new RiskModel(2, learned.points()));
    assertEquals(0, again.card().logLossGained().value());
    assertFalse(again.card().isBetter());
  }

  private static Learned learned(List<KnownCustomer> customers, RiskModel active) {
    return assertInstanceOf(Learned.class, Trial.of(customers, active));
  }

  /** Half of them unhappy; on nine of ten unhappy ones somebody works if {@code worked}. */
  private static List<KnownCustomer> customers(int count, boolean worked) {
    var random = new SplittableRandom(7);
    var customers = new ArrayList<KnownCustomer>();
    for (var at = 0; at < count; at++) {
      var unhappy = at % 2 == 0;
      var isWorked = worked && unhappy && at % 20 != 0;
      var of100 = isWorked ? RESCUED_LOST : unhappy ? UNHAPPY_LOST : HAPPY_LOST;
      customers.add(
          new KnownCustomer(
              "C-" + at,
              answer(unhappy ? random.nextInt(0, 5) : random.nextInt(9, 11)),
              isWorked,
              random.nextInt(100) < of100));
    }
    return customers;
  }

  private static Evidence answer(int nps) {
    return new Evidence(
        new Scores(nps, null, null, null, null, null, null), Words.NONE, 0, Evidence.Slices.NONE);
  }
}
