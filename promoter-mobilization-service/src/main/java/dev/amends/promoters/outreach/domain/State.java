package dev.amends.promoters.outreach.domain;

import java.time.Instant;

/** What has become of a message. */
public sealed interface State {

  /** It will be sent unless something speaks against it at that moment. */
  sealed interface Waiting extends State {

    /** When the waiting began. */
    Instant since();

    /** When to look again. */
    Instant until();
  }

  /** Decided within moments; nobody is told of it. */
  record Pending(Instant since, Instant until) implements Waiting {}

  /** It waits noticeably, and for something that has a name. */
  record Delayed(Reason reason, Instant since, Instant until) implements Waiting {}

  record Suppressed(Reason reason) implements State {}

  record Sent() implements State {}
}
