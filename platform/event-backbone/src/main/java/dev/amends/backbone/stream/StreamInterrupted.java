package dev.amends.backbone.stream;

/**
 * The service is stopping; the batch in hand was not acknowledged and comes again after the next
 * start.
 */
public class StreamInterrupted extends RuntimeException {

  StreamInterrupted() {
    super("The service is stopping");
  }

  StreamInterrupted(InterruptedException cause) {
    super("The service is stopping", cause);
  }
}
