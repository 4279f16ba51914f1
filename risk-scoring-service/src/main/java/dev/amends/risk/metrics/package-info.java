/**
 * Scores over slices of the business, aggregated as responses arrive; raw responses are never
 * scanned.
 */
package dev.amends.risk.metrics;
