package dev.amends.ingest.broker;

/**
 * The broker does not have the event, or did not say so in time; sending the same again is safe.
 */
public class NotConfirmed extends RuntimeException {

  public NotConfirmed(String reason) {
    super(reason);
  }
}
