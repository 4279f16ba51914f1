package dev.amends.offender.domain;

import java.time.Instant;

/** Breaks no rule. */
public record Decision(Instant decidedAt) {}
