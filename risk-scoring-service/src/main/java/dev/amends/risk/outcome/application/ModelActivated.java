package dev.amends.risk.outcome.application;

import java.time.Instant;

/**
 * The data of {@code model.activated}, as in {@code docs/contracts/amends.assessments.v1}.
 *
 * @param former the version that scored until then
 * @param calibrated whether it was learned from losses of this deployment
 */
public record ModelActivated(
    String model,
    String former,
    Instant activatedAt,
    String actor,
    String why,
    boolean calibrated) {

  public static final String TYPE = "dev.amends.model.activated.v1";
}
