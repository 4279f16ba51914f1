package dev.amends.risk.assessment.application;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.erasure.ErasureConfirmed;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.identity.CustomerMerged;
import dev.amends.localstack.testing.ContractFolder;
import dev.amends.risk.assessment.domain.Field;
import dev.amends.risk.assessment.domain.Judge;
import dev.amends.risk.assessment.domain.RiskPolicy;
import dev.amends.risk.assessment.domain.Rule;
import dev.amends.risk.assessment.domain.Scores;
import dev.amends.risk.outcome.application.ModelActivated;
import dev.amends.risk.policy.application.PolicyActivated;
import dev.amends.text.TextAnalyser;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssessingResponsesTest {

  private static final Instant MORNING = Instant.parse("2026-05-01T09:00:00Z");
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final UUID RECEIPT = UUID.fromString("8d0c1b9e-3a52-5d13-9c0a-5f2b7f1f6a01");

  private static final ReadingComments SHIPPED = new ReadingComments(TextAnalyser.shipped());

  private final FakeLedger ledger = new FakeLedger();
  private final Set<String> objecting = new HashSet<>();
  private final List<FeedbackReceived> invited = new ArrayList<>();
  private final FakeBuckets buckets = new FakeBuckets();
  private boolean namingEmployees;
  private RiskPolicy policy = RiskPolicy.shipped();
  private final AssessingResponses assessing =
      new AssessingResponses(
          ledger,
          customers -> objecting,
          buckets,
          () -> namingEmployees,
          invited::addAll,
          () -> SHIPPED,
          new FakeJudges(),
          Clock.fixed(NOON, ZoneOffset.UTC));
  private final ContractFolder contracts = ContractFolder.ofProject();

  @Test
  void aResponseIsAssessedAndForwarded() throws Exception {
    var forwarded = handle(event("C-1", RECEIPT, 3, MORNING));
    var assessed = assessed(forwarded.getFirst());
    assertEquals(1, assessed.revision());
    assertEquals(List.of("nps-detractor"), assessed.reasons());
    assertEquals(Map.of("nps-touchpoint 3", 1), buckets.counts);
  }

  @Test
  void whoServedTheCustomerIsKeptOnlyWhileEmployeesAreCounted() throws Exception {
    handle(event("C-1", RECEIPT, 3, MORNING));
    assertNull(ledger.responses.get(RECEIPT).current().feedback().employee());
    namingEmployees = true;
    handle(event("C-1", RECEIPT, 4, NOON));
    assertEquals("erik", ledger.responses.get(RECEIPT).current().feedback().employee());
  }

  @Test
  void anActivatedPolicyJudgesFromTheNextBatchOnAndWhatWasDecidedStays() throws Exception {
    var before = handle(event("C-1", RECEIPT, 3, MORNING));
    policy =
        new RiskPolicy(
            2,
            List.of(
                new Rule("bitter", null, List.of(new Rule.Between(Field.Figure.NPS, null, 2.0)))),
            0.2,
            0.5);
    assertArrayEquals(
        before.getFirst().data(), handle(event("C-1", RECEIPT, 3, MORNING)).getFirst().data());
    var other = UUID.fromString("8d0c1b9e-3a52-5d13-9c0a-5f2b7f1f6a02");
    var assessed = assessed(handle(event("C-2", other, 3, MORNING)).getFirst());
    assertEquals("risk-policy/2", assessed.policy());
    assertEquals(List.of(), assessed.reasons());
  }

  @Test
  void whatIsKeptToTryAnotherPolicyOnHoldsNoWordOfTheCustomer() throws Exception {
    handle(saying("Paketet kom aldrig fram, jag säger upp mitt avtal."));
    var evidence = ledger.responses.get(RECEIPT).evidence();
    assertEquals("", evidence.words().leaving());
    assertEquals(Set.of("delivery", "contract"), evidence.words().themes().keySet());
    assertEquals(3, evidence.scores().nps());
    assertEquals(0, evidence.earlier());
  }

  @Test
  void aLiveResponseThatCameTooLateCountsAndMovesNobody() throws Exception {
    var forwarded = handle(event("C-1", RECEIPT, 3, MORNING, "too-old"));
    assertEquals("history", assessed(forwarded.getFirst()).mode());
    assertEquals(Map.of("nps-touchpoint 3", 1), buckets.counts);
  }

  @Test
  void whatWasActedOnAndComesAgainTooLateIsNoCorrection() throws Exception {
    handle(event("C-1", RECEIPT, 3, MORNING));
    assertEquals(List.of(), handle(event("C-1", RECEIPT, 3, MORNING, "too-old")));
    assertEquals(
        "history",
        assessed(handle(event("C-1", RECEIPT, 4, MORNING, "too-old")).getFirst()).mode());
    assertEquals(Map.of("nps-touchpoint 3", 0, "nps-touchpoint 4", 1), buckets.counts);
  }

  @Test
  void ofACustomerWhoObjectsToProfilingNothingIsComputedAndADetractorIsStillOne() throws Exception {
    objecting.add("C-1");
    var event = handle(event("C-1", RECEIPT, 3, MORNING)).getFirst();
    var assessed = assessed(event);
    assertEquals("none", assessed.modelVersion());
    assertEquals(List.of(), assessed.contributions());
    assertEquals(List.of("nps-detractor"), assessed.reasons());
    assertEquals(Map.of("nps", "detractor"), assessed.bands());
    assertEquals(List.of(), contracts.violations(event.topic(), event.meta().type(), event.data()));
    assertEquals(Map.of("nps-touchpoint 3", 1), buckets.counts);
  }

  @Test
  void whatACommentSaysTravelsWithItsPlace() throws Exception {
    var event = handle(saying("Paketet kom aldrig fram, jag säger upp mitt avtal.")).getFirst();
    var text = assessed(event).text();
    assertEquals("read", text.status());
    assertEquals("sv", text.language());
    assertEquals("negative", text.tone());
    var topic = text.findings().stream().filter(each -> each.kind().equals("topic")).findFirst();
    assertEquals("delivery", topic.orElseThrow().label());
    assertEquals(0, topic.orElseThrow().start());
    assertEquals(7, topic.orElseThrow().end());
    assertEquals(
        List.of("nps-detractor", "leave-intent", "likely-lost"), assessed(event).reasons());
    assertEquals(List.of(), contracts.violations(event.topic(), event.meta().type(), event.data()));
  }

  @Test
  void ofACustomerWhoObjectsToProfilingNoWordIsRead() throws Exception {
    objecting.add("C-1");
    var assessed = assessed(handle(saying("Jag säger upp mitt avtal.")).getFirst());
    assertNull(assessed.text());
    assertEquals(List.of("nps-detractor"), assessed.reasons());
  }

  @Test
  void aRedeliveredEventIsForwardedUnchangedAndCountsOnce() throws Exception {
    var event = event("C-1", RECEIPT, 3, MORNING);
    var first = handle(event).getFirst();
    var again = handle(event).getFirst();
    assertEquals(first.meta(), again.meta());
    assertArrayEquals(first.data(), again.data());
    assertEquals(Map.of("nps-touchpoint 3", 1), buckets.counts);
  }

  @Test
  void theSameEventTwiceInOneBatchCountsOnce() throws Exception {
    var event = event("C-1", RECEIPT, 3, MORNING);
    assertEquals(2, handle(event, event).size());
    assertEquals(Map.of("nps-touchpoint 3", 1), buckets.counts);
  }

  @Test
  void aLaterRevisionMovesTheResponseToItsNewBucket() throws Exception {
    handle(event("C-1", RECEIPT, 3, MORNING));
    var assessed = assessed(handle(event("C-1", RECEIPT, 9, NOON)).getFirst());
    assertEquals(2, assessed.revision());
    assertEquals(Map.of("nps-touchpoint 3", 0, "nps-touchpoint 9", 1), buckets.counts);
    assertEquals(List.of(3, 9), invited.stream().map(each -> each.scores().nps()).toList());
  }

  @Test
  void anEarlierRevisionThatComesLateChangesNothing() throws Exception {
    handle(event("C-1", RECEIPT, 9, NOON));
    assertEquals(List.of(), handle(event("C-1", RECEIPT, 3, MORNING)));
    assertEquals(Map.of("nps-touchpoint 9", 1), buckets.counts);
    assertEquals(List.of(9), invited.stream().map(each -> each.scores().nps()).toList());
  }

  @Test
  void anotherCustomerUnderTheSameReceiptIsKeptAside() throws Exception {
    handle(event("C-1", RECEIPT, 3, MORNING));
    var conflict = handle(event("C-2", RECEIPT, 9, NOON)).getFirst();
    assertEquals(ResponseConflicted.TYPE, conflict.meta().type());
    assertEquals(
        List.of(),
        contracts.violations(AssessingResponses.TOPIC, ResponseConflicted.TYPE, conflict.data()));
    assertEquals(Map.of("nps-touchpoint 3", 1), buckets.counts);
  }

  @Test
  void earlierDetractionsOfTheCustomerRaiseTheRiskAlsoWithinOneBatch() throws Exception {
    var forwarded =
        handle(event("C-1", RECEIPT, 3, MORNING), event("C-1", UUID.randomUUID(), 3, NOON));
    var second = assessed(forwarded.get(1));
    assertEquals("history", second.contributions().getLast().feature());
    assertEquals(0.4, second.contributions().getLast().points());
  }

  @Test
  void whatIsForwardedKeepsTheContract() throws Exception {
    var forwarded = handle(event("C-1", RECEIPT, 3, MORNING)).getFirst();
    assertEquals(
        List.of(),
        contracts.violations(AssessingResponses.TOPIC, ResponseAssessed.TYPE, forwarded.data()));
    assertEquals(
        List.of(
            ErasureConfirmed.TYPE,
            ModelActivated.TYPE,
            PolicyActivated.TYPE,
            ResponseAssessed.TYPE,
            ResponseConflicted.TYPE),
        contracts.types(AssessingResponses.TOPIC));
  }

  @Test
  void whatIsForwardedWasAcceptedWhenItsFeedbackWas() throws Exception {
    var event = event("C-1", RECEIPT, 3, MORNING);
    assertEquals(event.meta().acceptedAt(), handle(event).getFirst().meta().acceptedAt());
  }

  @Test
  void aConfirmedErasureKeepsTheContract() {
    var confirmed = new ErasureConfirmed("C-1", 1, "risk-scoring", MORNING);
    assertEquals(
        List.of(),
        contracts.violations(
            AssessingResponses.TOPIC, ErasureConfirmed.TYPE, EventJson.write(confirmed)));
  }

  @Test
  void everyGoldenSampleOfAnErasureCanBeRead() throws IOException {
    for (var sample : contracts.samples("amends.customers.v1", CustomerMerged.TYPE).values()) {
      assertEquals("C-42", EventJson.read(sample, CustomerMerged.class).into());
    }
    for (var sample : contracts.samples("amends.customers.v1", CustomerErased.TYPE).values()) {
      assertEquals("C-42", EventJson.read(sample, CustomerErased.class).customerId());
    }
  }

  @Test
  void everyGoldenSampleOfFeedbackCanBeRead() throws IOException {
    var samples = contracts.samples("amends.feedback.v1", "dev.amends.feedback.received.v1");
    assertEquals(5, samples.size());
    for (var sample : samples.values()) {
      EventJson.read(sample, FeedbackReceived.class);
    }
  }

  private List<OutgoingEvent> handle(IncomingEvent... events) throws SQLException {
    return assessing.handle(List.of(events));
  }

  private static ResponseAssessed assessed(OutgoingEvent event) throws IOException {
    return EventJson.read(event.data(), ResponseAssessed.class);
  }

  private static IncomingEvent event(
      String customerId, UUID receiptId, int nps, Instant revisedAt) {
    return event(customerId, receiptId, nps, revisedAt, null);
  }

  private static IncomingEvent event(
      String customerId, UUID receiptId, int nps, Instant revisedAt, String notActedOn) {
    return event(customerId, receiptId, nps, revisedAt, notActedOn, null);
  }

  private static IncomingEvent saying(String comment) {
    return event("C-1", RECEIPT, 3, MORNING, null, comment);
  }

  private static IncomingEvent event(
      String customerId,
      UUID receiptId,
      int nps,
      Instant revisedAt,
      String notActedOn,
      String comment) {
    var scores = new Scores(nps, null, null, null, null, null, null);
    var data =
        new FeedbackReceived(
            receiptId,
            "s",
            customerId,
            false,
            "live",
            notActedOn,
            null,
            MORNING,
            revisedAt,
            "order",
            null,
            null,
            null,
            "sv",
            null,
            "erik",
            null,
            null,
            scores,
            comment,
            null,
            null,
            null);
    var id =
        UUID.nameUUIDFromBytes((customerId + receiptId + nps + revisedAt + notActedOn).getBytes());
    var meta =
        new EventMeta(
            id,
            "dev.amends.feedback.received.v1",
            "/survey-ingest",
            MORNING,
            customerId,
            receiptId,
            null,
            null);
    return new IncomingEvent(meta, data, null);
  }

  private static final class FakeBuckets implements MetricBuckets {
    private final Map<String, Integer> counts = new HashMap<>();

    @Override
    public void apply(List<Change> changes) {
      changes.forEach(
          change ->
              counts.merge(
                  "nps-touchpoint " + change.feedback().scores().nps(), change.by(), Integer::sum));
    }
  }

  private final class FakeJudges implements Judges {

    @Override
    public Judge active() {
      return new Judge(policy);
    }

    @Override
    public Judge of(String name, String model) {
      throw new UnsupportedOperationException(name + model);
    }
  }

  private static final class FakeLedger implements Ledger {
    private final Map<UUID, Decision> decisions = new HashMap<>();
    private final Map<UUID, Assessed> responses = new HashMap<>();

    @Override
    public Map<UUID, Decision> decisions(Collection<UUID> feedbackIds) {
      return only(decisions, feedbackIds);
    }

    @Override
    public Map<UUID, Current> current(Collection<UUID> receiptIds) {
      var found = new HashMap<UUID, Current>();
      only(responses, receiptIds).forEach((id, response) -> found.put(id, response.current()));
      return found;
    }

    @Override
    public Map<String, Set<UUID>> atRisk(Collection<String> customerIds) {
      var found = new HashMap<String, Set<UUID>>();
      responses.forEach(
          (id, response) -> {
            if (response.current().atRisk()) {
              found
                  .computeIfAbsent(response.current().feedback().customerId(), c -> new HashSet<>())
                  .add(id);
            }
          });
      return found;
    }

    @Override
    public void store(List<Decision> fresh, Collection<Assessed> assessed) {
      fresh.forEach(decision -> decisions.put(decision.feedbackId(), decision));
      assessed.forEach(
          response -> responses.put(response.current().feedback().receiptId(), response));
    }

    private static <T> Map<UUID, T> only(Map<UUID, T> all, Collection<UUID> ids) {
      var found = new HashMap<UUID, T>();
      new ArrayList<>(ids)
          .stream().filter(all::containsKey).forEach(id -> found.put(id, all.get(id)));
      return found;
    }
  }
}
