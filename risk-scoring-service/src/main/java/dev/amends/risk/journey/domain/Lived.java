package dev.amends.risk.journey.domain;

import dev.amends.risk.assessment.domain.Scores;
import java.time.Instant;

/**
 * One response of a journey.
 *
 * @param customerId empty if nobody knows any more whose it was
 * @param tone −1 to 1, how the words sound; null if nobody read them
 * @param pLoss null if nothing was computed
 */
public record Lived(
    String customerId,
    String touchpoint,
    Instant at,
    Scores scores,
    boolean atRisk,
    Double tone,
    Double pLoss) {}
