package dev.amends.recovery.recoverycase.application;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.amends.backbone.event.IncomingEvent;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.recovery.recoverycase.domain.CaseCommand;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The deadlines of cases, as they are stored and told. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ClocksIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  /** What both clocks tell a case that nobody has touched for a month. */
  private static final List<String> ALL_STEPS =
      List.of(
          "sla-warned",
          "sla-breached",
          "escalated",
          "escalated",
          "sla-warned",
          "sla-breached",
          "escalated",
          "escalated");

  private final String customer = "clocks-" + UUID.randomUUID();

  @Inject OpeningCases opening;
  @Inject WorkingOnCase working;
  @Inject Cases cases;

  @Test
  void aCaseThatIsOlderThanTheClocksIsToldAllThatLiesBehindItOnce() {
    var id = open();
    inTransaction(
        () ->
            cases
                .getSession()
                .createNativeMutationQuery(
                    "update recovery_case set clocks = null, opened_at = ?1, rings_at = ?1 where id = ?2")
                .setParameter(1, Instant.now().minus(Duration.ofDays(30)))
                .setParameter(2, id)
                .executeUpdate());

    await().atMost(SOON).until(() -> row(id).ringsAt == null);

    assertEquals(
        ALL_STEPS,
        inTransaction(() -> cases.events(id)).stream().map(e -> e.type).skip(1).toList());
    assertEquals(
        ALL_STEPS.size() + 1,
        inTransaction(
                () ->
                    cases
                        .getSession()
                        .createNativeQuery(
                            "select count(*) from outbox where customer_id = ?1", Long.class)
                        .setParameter(1, customer)
                        .getSingleResult())
            .intValue());
  }

  @Test
  void aStepThatIsNotDueUnderTheTermsOfTodayIsWaitedForAgain() {
    var id = open();
    inTransaction(
        () ->
            cases
                .getSession()
                .createNativeMutationQuery(
                    "update recovery_case set rings_at = now() - interval '1 hour' where id = ?1")
                .setParameter(1, id)
                .executeUpdate());

    await().atMost(SOON).until(() -> row(id).ringsAt.isAfter(Instant.now()));

    assertEquals(
        List.of("opened"),
        inTransaction(() -> cases.events(id)).stream().map(e -> e.type).toList());
  }

  @Test
  void aPauseEndsWhenTheCustomerForWhomWeWaitSaysSomething() {
    var id = open();
    work(id, new CaseCommand.Pause("customer", Instant.now().plus(Duration.ofDays(2)), null));
    assertEquals("customer", row(id).waitingFor);

    handle(Assessed.by(customer));

    assertNull(row(id).waitingFor);
    assertEquals(
        List.of("opened", "claimed", "clock-paused", "feedback-joined", "clock-resumed"),
        inTransaction(() -> cases.events(id)).stream().map(e -> e.type).toList());
  }

  @Test
  void aPauseForAPartnerOutlastsTheCustomersWords() {
    var id = open();
    work(id, new CaseCommand.Pause("partner", Instant.now().plus(Duration.ofDays(2)), null));

    handle(Assessed.by(customer));

    assertEquals("partner", row(id).waitingFor);
  }

  @Test
  void aPauseEndsByItselfAtItsTime() {
    var id = open();
    work(id, new CaseCommand.Pause("agreed-time", Instant.now().plusMillis(300), "x"));

    await().atMost(SOON).until(() -> row(id).waitingFor == null);

    assertNotNull(row(id).ringsAt);
  }

  @Test
  void aResolvedCaseRingsNoMore() {
    var id = open();
    assertNotNull(row(id).ringsAt);

    work(id, new CaseCommand.Resolve("price", null));

    assertNull(row(id).ringsAt);
  }

  private UUID open() {
    handle(Assessed.by(customer));
    return inTransaction(() -> cases.find("customerId", customer).singleResult().id);
  }

  private void work(UUID id, CaseCommand command) {
    assertInstanceOf(
        WorkingOnCase.Outcome.Done.class, working.work(id, command, "anna", OptionalLong.empty()));
  }

  private CaseRow row(UUID id) {
    return inTransaction(() -> cases.findById(id));
  }

  private void handle(IncomingEvent event) {
    inTransaction(
        () -> {
          opening.handle(List.of(event));
          return null;
        });
  }

  private static <T> T inTransaction(Callable<T> work) {
    return QuarkusTransaction.requiringNew().call(work);
  }
}
