/**
 * What outcomes teach about the risk: an additive model that starts from the published priors, and
 * how good it is. What is decided from a score is in {@code assessment}.
 */
package dev.amends.risk.model;
