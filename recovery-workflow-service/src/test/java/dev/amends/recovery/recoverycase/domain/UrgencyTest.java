package dev.amends.recovery.recoverycase.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrgencyTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, , 1, , 40", // 35 for the risk, 5 for a value nobody knows
    "0.5, leave-intent, 1, , 50",
    "0.5, , 2, , 45",
    "0.5, , 3, , 50",
    "0.5, , 9, , 50",
    "0.5, , 1, 0, 35",
    "0.5, , 1, 10000, 40",
    "0.5, , 1, 20000, 45",
    "0.5, , 1, 999999, 45",
    "1.0, leave-intent, 9, 20000, 100",
    "0.0, , 1, 0, 0",
    ", , 1, 0, 35"
  })
  void urgencyIsTheSumOfWhatMakesWaitingWorse(
      Double pLoss, String reason, int responses, BigDecimal value, int urgency) {
    assertEquals(
        urgency, Urgency.of(pLoss, reason == null ? List.of() : List.of(reason), responses, value));
  }
}
