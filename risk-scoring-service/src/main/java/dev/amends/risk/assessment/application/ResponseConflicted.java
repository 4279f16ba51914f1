package dev.amends.risk.assessment.application;

import java.time.Instant;
import java.util.UUID;

/**
 * The data of {@code response.conflicted}: the same receipt under another customer was kept aside.
 */
record ResponseConflicted(
    UUID receiptId, UUID feedbackId, String customerId, String keptCustomerId, Instant at) {

  static final String TYPE = "dev.amends.response.conflicted.v1";
}
