package dev.amends.ingest.asking.domain;

import dev.amends.ingest.surveys.domain.Asking.Channel;
import java.time.Instant;

/** What to do with an invitation, or its reminder, that is due. */
public sealed interface Decision {

  record Ask(Channel channel, String to) implements Decision {}

  record Wait(Reason reason, Instant until) implements Decision {}

  record Block(Reason reason) implements Decision {}

  /** It was asked; nothing more is to be sent. */
  record Leave() implements Decision {}
}
