package dev.amends.risk.policy.application;

import java.time.Instant;

/**
 * The data of {@code policy.activated}, as in {@code docs/contracts/amends.assessments.v1}.
 *
 * @param former the version that judged until then
 */
public record PolicyActivated(
    String policy,
    String former,
    Instant activatedAt,
    String actor,
    String why,
    PolicyDocument definition) {

  public static final String TYPE = "dev.amends.policy.activated.v1";
}
