package dev.amends.ingest.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerTest {

  private static final Instant MORNING = Instant.parse("2026-05-01T08:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-05-01T18:00:00Z");

  private final Customer unknown = Customer.unknown("C-42");

  @Test
  void newFactsMakeANewVersion() {
    assertEquals(1, unknown.merge(named("Åsa")).version());
  }

  @Test
  void theSameFactsAgainChangeNothing() {
    var known = unknown.merge(named("Åsa"));
    assertSame(known, known.merge(named("Åsa")));
  }

  @Test
  void nothingSaidIsNotNone() {
    var known = unknown.merge(named("Åsa")).merge(facts(null, "asa@example.com", List.of()));
    assertEquals("Åsa", known.name());
    assertEquals("asa@example.com", known.email());
  }

  @Test
  void theLaterWordOnAPermissionCountsWhateverComesFirst() {
    var given = permission(MORNING, null);
    var withdrawn = permission(EVENING, true);
    var inOrder = unknown.merge(allowing(given)).merge(allowing(withdrawn));
    var outOfOrder = unknown.merge(allowing(withdrawn)).merge(allowing(given));
    assertEquals(List.of(withdrawn), inOrder.permissions());
    assertEquals(List.of(withdrawn), outOfOrder.permissions());
  }

  @Test
  void aWithdrawalWinsATie() {
    var given = permission(MORNING, null);
    var withdrawn = permission(MORNING, true);
    assertEquals(
        List.of(withdrawn),
        unknown.merge(allowing(given)).merge(allowing(withdrawn)).permissions());
    assertEquals(
        List.of(withdrawn),
        unknown.merge(allowing(withdrawn)).merge(allowing(given)).permissions());
  }

  @Test
  void permissionsForOtherPurposesStandBesideEachOther() {
    var marketing = permission(MORNING, null);
    var referral = new Permission("referral", "email", "consent", MORNING, null, null, null);
    assertEquals(
        List.of(marketing, referral), unknown.merge(allowing(marketing, referral)).permissions());
  }

  @Test
  void whoIsKnownUnderTwoIdsKeepsWhatTheRemainingOneSaysAndFillsTheGaps() {
    var withdrawn = permission(EVENING, true);
    var other =
        Customer.unknown("C-43")
            .merge(facts("Asa", "old@example.com", List.of(withdrawn)))
            .merge(named("Åsa L"))
            .merge(named("Åsa"));
    var remaining =
        unknown.merge(facts(null, "new@example.com", List.of(permission(MORNING, null))));

    var merged = remaining.absorb(other);

    assertEquals("C-42", merged.customerId());
    assertEquals("Åsa", merged.name());
    assertEquals("new@example.com", merged.email());
    assertEquals(List.of(withdrawn), merged.permissions());
    assertEquals(4, merged.version(), "above that of both");
  }

  private static CustomerFacts named(String name) {
    return facts(name, null, List.of());
  }

  private static CustomerFacts allowing(Permission... permissions) {
    return facts(null, null, List.of(permissions));
  }

  private static CustomerFacts facts(String name, String email, List<Permission> permissions) {
    return new CustomerFacts(name, email, null, null, null, null, null, permissions);
  }

  private static Permission permission(Instant at, Boolean withdrawn) {
    return new Permission("marketing", "email", "consent", at, "form-7", null, withdrawn);
  }
}
