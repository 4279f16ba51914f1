package dev.amends.risk.journey.domain;

import dev.amends.risk.assessment.domain.Scores;
import java.time.Instant;

/**
 * One response of a journey.
 *
 * @param customerId empty if nobody knows any more whose it was
 * @param atRisk null, like {@code pLoss}, if nothing was computed
 * @param tone −1 to 1, how the words sound; null if nobody read them
 */
public record Lived(
    String customerId,
    String touchpoint,
    Instant at,
    Scores scores,
    Boolean atRisk,
    Double tone,
    Double pLoss) {}
