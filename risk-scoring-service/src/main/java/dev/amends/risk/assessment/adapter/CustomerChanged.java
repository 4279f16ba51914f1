package dev.amends.risk.assessment.adapter;

import dev.amends.risk.revenue.adapter.CustomerValues;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** The fields of {@code customer.changed} that this service uses. */
record CustomerChanged(
    String customerId, String segment, Money annualValue, List<Permission> permissions) {

  private static final String PROFILING = "profiling";

  record Money(BigDecimal amount, String currency) {}

  /** What the customer allows, or has taken back. */
  record Permission(String purpose, Boolean withdrawn) {}

  CustomerChanged {
    Objects.requireNonNull(customerId, "customerId");
    permissions = permissions == null ? List.of() : permissions;
  }

  CustomerValues.Fact value() {
    return new CustomerValues.Fact(
        customerId,
        annualValue == null ? null : annualValue.amount(),
        annualValue == null ? null : annualValue.currency(),
        segment == null ? "" : segment);
  }

  /** Profiling needs no permission; it ends with an objection to it. */
  boolean objectsToProfiling() {
    return permissions.stream()
        .anyMatch(
            each -> PROFILING.equals(each.purpose()) && Boolean.TRUE.equals(each.withdrawn()));
  }
}
