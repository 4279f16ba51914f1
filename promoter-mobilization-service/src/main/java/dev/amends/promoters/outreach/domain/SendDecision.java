package dev.amends.promoters.outreach.domain;

import java.time.Instant;

/** What to do with a message that is due. */
public sealed interface SendDecision {

  record Send() implements SendDecision {}

  record Suppress(Reason reason) implements SendDecision {}

  record Wait(Reason reason, Instant until) implements SendDecision {}
}
