package dev.amends.promoters.customer;

import dev.amends.promoters.outreach.domain.Permission;
import java.util.List;

/** What this service reads of {@code customer.changed}. */
public record CustomerChanged(
    String customerId,
    long version,
    String name,
    String email,
    String language,
    List<Permission> permissions) {

  public static final String TYPE = "dev.amends.customer.changed.v1";
}
