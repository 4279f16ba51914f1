/** The published definitions (METRICS), with their intervals. */
package dev.amends.risk.metrics.domain;
