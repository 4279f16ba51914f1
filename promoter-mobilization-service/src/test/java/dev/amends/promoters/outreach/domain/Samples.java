package dev.amends.promoters.outreach.domain;

import dev.amends.promoters.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A promoter whom nothing keeps from being thanked, and small departures from that. */
public final class Samples {

  public static final String CUSTOMER = "C-42";
  public static final UUID RECEIPT = UUID.fromString("8d0c1b9e-3a52-5d13-9c0a-5f2b7f1f6a01");
  public static final UUID ANOTHER_RECEIPT =
      UUID.fromString("4c9d2f10-6b7a-5c3d-a1e2-9b8c7d6e5f03");
  public static final Instant ANSWERED = TestClock.NOON.minus(Duration.ofMinutes(1));
  public static final Permission CONSENT =
      new Permission("marketing", "email", "consent", Instant.parse("2026-01-10T08:00:00Z"), null);

  private Samples() {}

  public static Response promoter() {
    return promoter(RECEIPT);
  }

  public static Response promoter(UUID receiptId) {
    return new Response(
        receiptId, 1, CUSTOMER, false, false, ANSWERED, 10, true, false, "sv", 3, null, null,
        false);
  }

  /** Answered question by question. */
  public static Response inSurvey() {
    return new Response(
        RECEIPT, 1, CUSTOMER, false, false, ANSWERED, 10, true, false, "sv", 3, null, null, true);
  }

  public static Response scoring(Integer nps) {
    var r = promoter();
    return new Response(
        r.receiptId(),
        1,
        CUSTOMER,
        false,
        false,
        ANSWERED,
        nps,
        true,
        false,
        "sv",
        3,
        null,
        null,
        false);
  }

  public static Response revised(int revision, Integer nps, boolean atRisk) {
    return new Response(
        RECEIPT, revision, CUSTOMER, false, false, ANSWERED, nps, true, atRisk, "sv", 3, null, null,
        false);
  }

  public static Response history() {
    return new Response(
        RECEIPT, 1, CUSTOMER, false, true, ANSWERED, 10, true, false, "sv", 3, null, null, false);
  }

  public static Response anonymous() {
    return new Response(
        RECEIPT, 1, CUSTOMER, true, false, ANSWERED, 10, true, false, "sv", 0, null, null, false);
  }

  public static Response answeredAt(UUID receiptId, Instant at, boolean atRisk) {
    return new Response(
        receiptId, 1, CUSTOMER, false, false, at, 10, true, atRisk, "sv", 3, null, null, false);
  }

  public static Facts nothingAgainst() {
    return facts("asa@example.com", List.of(CONSENT));
  }

  public static Facts facts(String email, List<Permission> permissions) {
    return new Facts(
        "marketing", "email", 3, email, permissions, false, false, false, false, false);
  }
}
