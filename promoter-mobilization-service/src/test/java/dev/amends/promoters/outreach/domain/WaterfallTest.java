package dev.amends.promoters.outreach.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaterfallTest {

  @Test
  void aPromoterWithPermissionIsNotExcluded() {
    assertEquals(Optional.empty(), Waterfall.excludes(Samples.promoter()));
    assertEquals(Optional.empty(), Waterfall.excludes(Samples.nothingAgainst()));
  }

  @Test
  void nineIsAPromoterAndEightIsNot() {
    assertEquals(Optional.empty(), Waterfall.excludes(Samples.scoring(9)));
    assertEquals(Optional.of(Reason.NOT_A_PROMOTER), Waterfall.excludes(Samples.scoring(8)));
  }

  @Test
  void whoWasNotAskedIsNotAPromoter() {
    assertEquals(Optional.of(Reason.NOT_A_PROMOTER), Waterfall.excludes(Samples.scoring(null)));
  }

  @Test
  void importedHistoryIsExcluded() {
    assertEquals(Optional.of(Reason.HISTORY), Waterfall.excludes(Samples.history()));
  }

  @Test
  void anAnonymousResponseIsExcluded() {
    assertEquals(Optional.of(Reason.ANONYMOUS), Waterfall.excludes(Samples.anonymous()));
  }

  @Test
  void aPromoterWhoIsAtRiskIsExcluded() {
    assertEquals(Optional.of(Reason.AT_RISK), Waterfall.excludes(Samples.revised(1, 10, true)));
  }

  @Test
  void theResponsesRulesAreAskedInThePublishedOrder() {
    assertEquals(Optional.of(Reason.HISTORY), Waterfall.excludes(response(true, true, 3)));
    assertEquals(Optional.of(Reason.ANONYMOUS), Waterfall.excludes(response(false, true, 3)));
    assertEquals(Optional.of(Reason.NOT_A_PROMOTER), Waterfall.excludes(response(false, false, 3)));
    assertEquals(Optional.of(Reason.AT_RISK), Waterfall.excludes(response(false, false, 9)));
  }

  @Test
  void theCustomersRulesAreAskedInThePublishedOrder() {
    var all =
        List.of(
            Reason.AT_RISK,
            Reason.NO_PERMISSION,
            Reason.UNSUBSCRIBED,
            Reason.NO_ADDRESS,
            Reason.OPEN_CASE,
            Reason.BROKEN_PROMISE,
            Reason.ALREADY_THANKED);
    for (var mended = 0; mended < all.size(); mended++) {
      assertEquals(Optional.of(all.get(mended)), Waterfall.excludes(exceptFor(mended)));
    }
    assertEquals(Optional.empty(), Waterfall.excludes(exceptFor(all.size())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "asa", "asa@", "@example.com", "asa@exa mple.com", "a@b, c@d", "å@b.se"})
  void whatCannotBeAnAddressIsNone(String email) {
    assertEquals(
        Optional.of(Reason.NO_ADDRESS),
        Waterfall.excludes(Samples.facts(email, List.of(Samples.CONSENT))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"asa@example.com", "a+b_c.d@xn--exmple-cua.se", "o'neil@mail.example"})
  void unusualAddressesAreAddresses(String email) {
    assertEquals(
        Optional.empty(), Waterfall.excludes(Samples.facts(email, List.of(Samples.CONSENT))));
  }

  private static Response response(boolean history, boolean anonymous, int nps) {
    var r = Samples.promoter();
    return new Response(
        r.receiptId(),
        1,
        r.customerId(),
        anonymous,
        history,
        r.occurredAt(),
        nps,
        true,
        true,
        "sv",
        3,
        null,
        null,
        false);
  }

  /** Everything speaks against this customer except the first few rules. */
  private static Facts exceptFor(int mended) {
    return new Facts(
        "marketing",
        "email",
        3,
        mended > 3 ? "asa@example.com" : null,
        mended > 1 ? List.of(Samples.CONSENT) : List.of(),
        mended <= 2,
        mended <= 0,
        mended <= 4,
        mended <= 5,
        mended <= 6);
  }
}
