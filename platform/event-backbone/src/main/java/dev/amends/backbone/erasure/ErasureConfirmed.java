package dev.amends.backbone.erasure;

import java.time.Instant;
import java.util.Objects;

/**
 * The data of {@code customer.erasure-confirmed}.
 *
 * @param epoch of the erasure that is confirmed
 * @param service whose data of the customer is gone
 */
public record ErasureConfirmed(String customerId, long epoch, String service, Instant at) {

  public static final String TYPE = "dev.amends.customer.erasure-confirmed.v1";

  public ErasureConfirmed {
    Objects.requireNonNull(customerId, "customerId");
    Objects.requireNonNull(service, "service");
  }
}
