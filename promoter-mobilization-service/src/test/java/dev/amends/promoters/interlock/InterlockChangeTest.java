package dev.amends.promoters.interlock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.promoters.interlock.InterlockChange.CaseNoLongerOpen;
import dev.amends.promoters.interlock.InterlockChange.CaseOpened;
import dev.amends.promoters.interlock.InterlockChange.CaseRecovered;
import dev.amends.promoters.interlock.InterlockChange.PromiseBroken;
import dev.amends.promoters.interlock.InterlockChange.PromiseKept;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterlockChangeTest {

  private static final UUID CASE = UUID.fromString("4c9d2f10-6b7a-5c3d-a1e2-9b8c7d6e5f03");
  private static final UUID PROMISE = UUID.fromString("1f4b8a44-9a5e-5a0b-8f3e-0c7f2b1d9e02");

  @ParameterizedTest
  @ValueSource(strings = {"case.opened", "case.response-joined", "case.reopened"})
  void theseOpenACase(String type) {
    assertEquals(new CaseOpened(CASE, "C-42"), caseChange(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"case.resolved", "case.closed", "case.merged"})
  void afterTheseItIsNotOpen(String type) {
    assertEquals(new CaseNoLongerOpen(CASE), caseChange(type));
  }

  @Test
  void recoveryForgivesBrokenPromisesToo() {
    assertEquals(new CaseRecovered(CASE), caseChange("case.recovered"));
  }

  @Test
  void aPromiseIsBrokenUntilItIsKept() {
    assertEquals(new PromiseBroken(PROMISE, CASE, "C-42"), promiseChange("promise.broken"));
    assertEquals(new PromiseKept(PROMISE), promiseChange("promise.kept"));
  }

  private static InterlockChange caseChange(String type) {
    return InterlockChange.of("dev.amends." + type + ".v1", new CaseChanged(CASE, "C-42"));
  }

  private static InterlockChange promiseChange(String type) {
    return InterlockChange.of(
        "dev.amends." + type + ".v1", new PromiseChanged(CASE, "C-42", PROMISE));
  }
}
