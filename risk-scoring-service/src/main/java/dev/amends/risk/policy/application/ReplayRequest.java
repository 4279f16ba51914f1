package dev.amends.risk.policy.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * What is to be tried on what.
 *
 * @param policy the version that is tried
 * @param against the one it is compared with
 * @param from the first day, or null
 * @param to the day behind the last one, or null
 * @param caseOpenDays how long a case is assumed to stay open
 * @param minutesPerCase the work that a case is assumed to be, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayRequest(
    String policy,
    String against,
    LocalDate from,
    LocalDate to,
    int caseOpenDays,
    Integer minutesPerCase) {}
