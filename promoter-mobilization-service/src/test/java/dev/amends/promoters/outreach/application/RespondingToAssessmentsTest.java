package dev.amends.promoters.outreach.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.promoters.TestClock;
import dev.amends.promoters.outreach.domain.Outreach;
import dev.amends.promoters.outreach.domain.Reason;
import dev.amends.promoters.outreach.domain.Response;
import dev.amends.promoters.outreach.domain.Samples;
import dev.amends.promoters.outreach.domain.State.Pending;
import dev.amends.promoters.outreach.domain.State.Suppressed;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RespondingToAssessmentsTest {

  private final TestClock clock = new TestClock();
  private final FakeStore store = new FakeStore();
  private final Announced announced = new Announced();
  private final RespondingToAssessments responding =
      new RespondingToAssessments(() -> List.of("thank-you"), store, announced, clock);

  @Test
  void aPromotersMessageIsStoredAndNothingIsSaidYet() throws SQLException {
    respondTo(Samples.promoter());

    assertEquals(new Pending(TestClock.NOON, TestClock.NOON), theOne().state());
    assertEquals(List.of(), announced.words());
  }

  @Test
  void whatTheResponseAloneDecidesIsSuppressedAndAnnouncedAtOnce() throws SQLException {
    respondTo(Samples.scoring(3));

    assertEquals(new Suppressed(Reason.NOT_A_PROMOTER), theOne().state());
    assertEquals(List.of("suppressed not-a-promoter"), announced.words());
  }

  @Test
  void theAnnouncementKeepsTheResponsesKeyReceiptAndTrace() throws SQLException {
    var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    respondTo(
        new Response(
            Samples.RECEIPT,
            1,
            "C-42",
            false,
            false,
            Samples.ANSWERED,
            3,
            true,
            true,
            "sv",
            3,
            trace,
            null,
            false));

    var event = announced.events.getFirst();
    assertEquals("amends.outreach.v1", event.topic());
    assertEquals("/promoter-mobilization", event.meta().source());
    assertEquals("C-42", event.meta().customerId());
    assertEquals(Samples.RECEIPT, event.meta().receiptId());
    assertEquals(trace, event.meta().traceparent());
    assertEquals(
        DeterministicId.of(theOne().id().toString(), "dev.amends.outreach.suppressed.v1", "1"),
        event.meta().id());
    assertTrue(Announced.data(event).path("live").booleanValue());
  }

  @Test
  void importedHistoryIsAnnouncedAsNotLive() throws SQLException {
    respondTo(Samples.history());

    assertEquals(List.of("suppressed history"), announced.words());
    assertEquals("false", Announced.data(announced.events.getFirst()).path("live").toString());
  }

  @Test
  void theSameResponseTwiceInABatchIsOneMessage() throws SQLException {
    respondTo(Samples.scoring(3), Samples.scoring(3));

    assertEquals(1, store.outreaches.size());
    assertEquals(List.of("suppressed not-a-promoter"), announced.words());
  }

  @Test
  void aRedeliveryAfterTheInboxForgotSaysNothingNew() throws SQLException {
    respondTo(Samples.scoring(3));
    clock.moveBy(Duration.ofDays(1));
    respondTo(Samples.scoring(3));

    assertEquals(TestClock.NOON, theOne().decidedAt());
    assertEquals(List.of("suppressed not-a-promoter"), announced.words());
  }

  @Test
  void aRevisionInTheSameBatchIsReconsidered() throws SQLException {
    respondTo(Samples.scoring(null), Samples.revised(2, 9, false));

    assertEquals(new Pending(TestClock.NOON, TestClock.NOON), theOne().state());
  }

  @Test
  void everyDecisionHasAnIdOfItsOwn() throws SQLException {
    respondTo(Samples.scoring(3));
    respondTo(Samples.revised(2, 9, false));
    respondTo(Samples.revised(3, 4, false));

    assertEquals(
        List.of("suppressed not-a-promoter", "suppressed not-a-promoter"), announced.words());
    assertEquals(2, announced.events.stream().map(event -> event.meta().id()).distinct().count());
  }

  @Test
  void theCustomersLatestResponseIsRemembered() throws SQLException {
    var later = Samples.ANSWERED.plusSeconds(1);
    respondTo(
        Samples.answeredAt(Samples.ANOTHER_RECEIPT, later, true),
        Samples.answeredAt(Samples.RECEIPT, Samples.ANSWERED, false));

    assertEquals(
        Map.of("C-42", Samples.answeredAt(Samples.ANOTHER_RECEIPT, later, true)), store.standings);
  }

  @Test
  void anAnonymousResponseSaysNothingOfACustomer() throws SQLException {
    respondTo(Samples.anonymous());

    assertEquals(Map.of(), store.standings);
  }

  @Test
  void withoutAnActiveCampaignNothingIsStored() throws SQLException {
    new RespondingToAssessments(List::of, store, announced, clock)
        .respondTo(List.of(Samples.promoter()));

    assertEquals(Map.of(), store.outreaches);
  }

  private void respondTo(Response... responses) throws SQLException {
    responding.respondTo(List.of(responses));
  }

  private Outreach theOne() {
    assertEquals(1, store.outreaches.size());
    return store.outreaches.values().iterator().next();
  }
}
