package dev.amends.acceptance.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.acceptance.faults.Customer.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectedTest {

  private final Customer unhappy = new Customer("u", Kind.UNHAPPY);
  private final Customer fan = new Customer("f", Kind.FAN);
  private final Customer mistaken = new Customer("m", Kind.MISTAKEN);

  @Test
  void everyBadAnswerJoinsTheOneCaseInItsOrder() {
    var expected =
        theOne(
            new Answer(unhappy, 1, 1, 3),
            new Answer(unhappy, 2, 1, 0),
            new Answer(unhappy, 1, 2, 5));
    assertEquals(List.of("opened", "feedback-joined", "correction"), expected.timeline);
    assertEquals(Map.of("u-1", 5, "u-2", 0), expected.scores);
    assertEquals(0, expected.messages());
  }

  @Test
  void theSameContentAgainIsTheSameEvent() {
    var expected =
        theOne(
            new Answer(mistaken, 1, 1, 3),
            new Answer(mistaken, 1, 2, 9),
            new Answer(mistaken, 1, 2, 9));
    assertEquals(List.of("opened", "correction"), expected.timeline);
    assertEquals(Map.of("m-1", 2), expected.revisions);
  }

  @Test
  void aFanHasNoCaseAndOneMessage() {
    var expected = theOne(new Answer(fan, 1, 1, 10), new Answer(fan, 2, 1, 9));
    assertEquals(List.of(), expected.timeline);
    assertEquals(1, expected.messages());
  }

  @Test
  void theScoreIsThatOfTheAnswersThatCount() {
    var expected =
        Expected.of(
            List.of(
                new Answer(mistaken, 1, 1, 3),
                new Answer(mistaken, 1, 2, 9),
                new Answer(fan, 1, 1, 10),
                new Answer(unhappy, 1, 1, 6)));
    assertEquals(3, expected.responses());
    assertEquals(100.0 / 3, expected.nps(), 1e-12);
  }

  private static Expected.OfCustomer theOne(Answer... answers) {
    return Expected.of(List.of(answers)).customers().getFirst();
  }
}
