package dev.amends.risk.policy.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.risk.assessment.domain.RiskModel;
import java.time.LocalDate;

/**
 * What is to be tried on what.
 *
 * @param policy the version that is tried, with the scores of {@code model}
 * @param against the one it is compared with, with the scores of {@code againstModel}
 * @param from the first day, or null
 * @param to the day behind the last one, or null
 * @param caseOpenDays how long a case is assumed to stay open
 * @param minutesPerCase the work that a case is assumed to be, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayRequest(
    String policy,
    String model,
    String against,
    String againstModel,
    LocalDate from,
    LocalDate to,
    int caseOpenDays,
    Integer minutesPerCase) {

  /** What was asked for before models were learned says nothing of them. */
  public ReplayRequest {
    model = model == null ? RiskModel.nameOf(RiskModel.SHIPPED) : model;
    againstModel = againstModel == null ? RiskModel.nameOf(RiskModel.SHIPPED) : againstModel;
  }
}
