package dev.amends.backbone.erasure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The data of {@code customer.erased}.
 *
 * @param version the customer's, one above that of the last snapshot
 * @param epoch {@code at} in microseconds since 1970: a later erasure has a higher one
 * @param at everything accepted until then is covered
 */
public record CustomerErased(String customerId, long version, long epoch, Instant at) {

  public static final String TYPE = "dev.amends.customer.erased.v1";

  public CustomerErased {
    Objects.requireNonNull(customerId, "customerId");
    Objects.requireNonNull(at, "at");
  }

  public static CustomerErased of(String customerId, long version, Instant at) {
    return new CustomerErased(customerId, version, epochOf(at), at);
  }

  /** The number of an erasure; 0 for a customer who never was erased. */
  public static long epochOf(Instant erasedAt) {
    return erasedAt == null ? 0 : ChronoUnit.MICROS.between(Instant.EPOCH, erasedAt);
  }
}
