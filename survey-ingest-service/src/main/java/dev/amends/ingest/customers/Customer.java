package dev.amends.ingest.customers;

import dev.amends.ingest.verdict.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything known of a customer, merged from all that was said.
 *
 * @param version rises by one with every change
 */
public record Customer(
    String customerId,
    long version,
    String name,
    String email,
    String phone,
    String language,
    String segment,
    Integer tenureMonths,
    Money annualValue,
    List<Permission> permissions) {

  static Customer unknown(String customerId) {
    return unknown(customerId, 0);
  }

  /** Nothing is known, or not any more; versions go on from the last one. */
  static Customer unknown(String customerId, long version) {
    return new Customer(customerId, version, null, null, null, null, null, null, null, List.of());
  }

  /**
   * The customer with these facts; the same customer, of the same version, if they say nothing new.
   */
  Customer merge(CustomerFacts facts) {
    var merged =
        new Customer(
            customerId,
            version,
            later(facts.name(), name),
            later(facts.email(), email),
            later(facts.phone(), phone),
            later(facts.language(), language),
            later(facts.segment(), segment),
            later(facts.tenureMonths(), tenureMonths),
            later(facts.annualValue(), annualValue),
            merge(facts.permissions()));
    return merged.equals(this) ? this : merged.withVersion(version + 1);
  }

  /**
   * The customer, who is also known under another id: gaps are filled from there. The version is
   * above that of both, so that whoever waits for either of them has waited enough.
   */
  Customer absorb(Customer other) {
    return new Customer(
        customerId,
        Math.max(version, other.version) + 1,
        later(name, other.name),
        later(email, other.email),
        later(phone, other.phone),
        later(language, other.language),
        later(segment, other.segment),
        later(tenureMonths, other.tenureMonths),
        later(annualValue, other.annualValue),
        merge(other.permissions));
  }

  private List<Permission> merge(List<Permission> said) {
    var merged = new ArrayList<>(permissions);
    for (var permission : said == null ? List.<Permission>of() : said) {
      var known = merged.stream().filter(permission::sameMatterAs).findFirst();
      if (known.isEmpty()) {
        merged.add(permission);
      } else if (permission.outweighs(known.get())) {
        merged.set(merged.indexOf(known.get()), permission);
      }
    }
    return List.copyOf(merged);
  }

  /** Profiling needs no permission; it ends with an objection to it. */
  boolean objectsToProfiling() {
    return permissions.stream().anyMatch(Permission::isObjectionToProfiling);
  }

  private Customer withVersion(long next) {
    return new Customer(
        customerId,
        next,
        name,
        email,
        phone,
        language,
        segment,
        tenureMonths,
        annualValue,
        permissions);
  }

  private static <T> T later(T said, T known) {
    return said == null ? known : said;
  }
}
