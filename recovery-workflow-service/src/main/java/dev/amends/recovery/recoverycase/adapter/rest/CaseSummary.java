package dev.amends.recovery.recoverycase.adapter.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amends.recovery.customer.CustomerFacts.Money;
import dev.amends.recovery.customer.CustomerRow;
import dev.amends.recovery.recoverycase.application.CaseRow;
import java.time.Instant;
import java.util.UUID;

/** A case as the queue shows it. */
public record CaseSummary(
    UUID id,
    String customerId,
    String customerName,
    String state,
    int urgency,
    String assignee,
    Instant claimedUntil,
    Instant snoozedUntil,
    Instant dueAt,
    boolean overdue,
    String waitingFor,
    Instant openedAt,
    Instant contactedAt,
    String touchpoint,
    String language,
    String excerpt,
    Integer nps,
    @JsonProperty("pLoss") Double pLoss,
    String band,
    int responses,
    Money annualValue,
    long version) {

  /**
   * @param customer what is known of the customer, or null
   */
  static CaseSummary of(CaseRow row, CustomerRow customer, Instant now) {
    return new CaseSummary(
        row.id,
        row.customerId,
        customer == null ? row.contactName : customer.name,
        row.state,
        row.urgency,
        row.assignee,
        row.claimedUntil,
        row.snoozedUntil,
        row.dueAt,
        overdue(row, now),
        row.waitingFor,
        row.openedAt,
        row.contactedAt,
        row.touchpoint,
        row.language,
        row.excerpt,
        row.nps,
        row.pLoss,
        row.band,
        row.responses,
        value(customer),
        row.version);
  }

  /** Nothing is owed while the clocks stand still, or once the case has ended. */
  private static boolean overdue(CaseRow row, Instant now) {
    return row.endedAt == null && row.waitingFor == null && row.dueAt.isBefore(now);
  }

  private static Money value(CustomerRow customer) {
    return customer == null || customer.valueAmount == null
        ? null
        : new Money(customer.valueAmount, customer.valueCurrency);
  }
}
