package dev.amends.backbone.identity;

import java.time.Instant;
import java.util.Objects;

/**
 * The data of {@code customer.merged}, as in {@code docs/contracts/amends.customers.v1}: two ids
 * turned out to be one customer's. It is told under the id that remains, after the snapshot that
 * holds both and before any later erasure.
 *
 * @param customerId the id that stands for the other from now on
 * @param into the id that remains
 * @param version of the first; the last there will be
 */
public record CustomerMerged(String customerId, String into, long version, Instant at) {

  public static final String TYPE = "dev.amends.customer.merged.v1";

  public CustomerMerged {
    Objects.requireNonNull(customerId, "customerId");
    Objects.requireNonNull(into, "into");
    Objects.requireNonNull(at, "at");
  }
}
