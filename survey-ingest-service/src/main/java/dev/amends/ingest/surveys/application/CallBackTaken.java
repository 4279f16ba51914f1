package dev.amends.ingest.surveys.application;

/** Somebody else has the time that a customer chose; nothing of the answer was kept. */
public final class CallBackTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CallBackTaken() {
    super("The time that was chosen is taken", null, false, false);
  }
}
