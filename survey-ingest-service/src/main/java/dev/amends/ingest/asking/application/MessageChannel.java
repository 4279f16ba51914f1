package dev.amends.ingest.asking.application;

import dev.amends.ingest.surveys.domain.Asking.Channel;
import dev.amends.mail.Delivery;
import dev.amends.mail.LastStep;

/** Port to one way of reaching customers. */
public interface MessageChannel {

  Channel channel();

  /** Whether this installation knows a server or provider for it. */
  boolean isSetUp();

  /**
   * @param lastStep is asked just before nothing can be taken back any more
   */
  Delivery deliver(Claim claim, LastStep lastStep);
}
