package dev.amends.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CrowdTest {

  @Test
  void everyCustomerThatIsLookedForLastHasTwoUnhappyResponses() {
    var crowd = new Crowd("test", 1_000);
    var cases = crowd.cases();
    assertEquals(30, crowd.lastCustomers().length);
    Arrays.stream(crowd.lastCustomers()).forEach(customer -> assertEquals(2, cases.get(customer)));
  }

  @Test
  void aboutOneResponseInFiveIsADetractors() {
    var unhappy =
        new Crowd("test", 100_000).cases().values().stream().mapToInt(Integer::intValue).sum();
    assertTrue(unhappy > 19_000 && unhappy < 21_000, "unhappy responses: " + unhappy);
  }
}
