package dev.amends.ingest.asking.domain;

import java.time.Duration;

/**
 * How often customers may be asked, across all surveys and touchpoints.
 *
 * @param afterAsked how long nobody asks again who was asked, whether or not they answered
 * @param afterAnswered how long after an answer
 * @param afterDeclined how long after a no
 */
public record AskingRules(
    Duration afterAsked, Duration afterAnswered, Duration afterDeclined, QuietHours quiet) {}
