package dev.amends.promoters.outreach.application;

import dev.amends.promoters.outreach.domain.Language;
import dev.amends.promoters.outreach.domain.Outreach;
import java.time.Instant;

/**
 * The right to hand a message over now.
 *
 * @param leaseUntil from then on somebody else may try
 * @param repeated whether an earlier attempt may have been accepted without our knowing
 */
public record Claim(
    Outreach outreach,
    String messageId,
    String to,
    String name,
    Language language,
    Instant leaseUntil,
    boolean repeated) {}
