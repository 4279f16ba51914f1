package dev.amends.risk.assessment.adapter;

import java.util.List;
import java.util.Objects;

/** The fields of {@code customer.changed} that this service uses. */
record CustomerChanged(String customerId, List<Permission> permissions) {

  private static final String PROFILING = "profiling";

  /** What the customer allows, or has taken back. */
  record Permission(String purpose, Boolean withdrawn) {}

  CustomerChanged {
    Objects.requireNonNull(customerId, "customerId");
    permissions = permissions == null ? List.of() : permissions;
  }

  /** Profiling needs no permission; it ends with an objection to it. */
  boolean objectsToProfiling() {
    return permissions.stream()
        .anyMatch(
            each -> PROFILING.equals(each.purpose()) && Boolean.TRUE.equals(each.withdrawn()));
  }
}
