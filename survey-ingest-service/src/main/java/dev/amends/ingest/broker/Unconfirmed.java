package dev.amends.ingest.broker;

import dev.amends.edge.problem.ErrorCode;
import java.util.concurrent.CompletionException;

/** What the sender hears when the broker did not confirm. */
public final class Unconfirmed {

  private Unconfirmed() {}

  /** 503 for a missing confirmation; anything else as it is. */
  public static RuntimeException problem(Throwable failure) {
    var cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof NotConfirmed) {
      return ErrorCode.BROKER_UNAVAILABLE.because(
          cause.getMessage() + " Send the same again; what did arrive is not counted twice.");
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }
}
