package dev.amends.risk.activation;

import java.time.Instant;

/**
 * A version works from {@code at} on.
 *
 * @param id rising
 */
public record Activation(long id, int version, Instant at, String actor, String why) {}
