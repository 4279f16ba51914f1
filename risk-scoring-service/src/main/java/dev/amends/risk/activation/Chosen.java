package dev.amends.risk.activation;

import java.time.Instant;

/** Who let the active version of a model work, and why; as it is told over REST. */
public record Chosen(String model, Instant at, String actor, String why) {

  /**
   * @param model its name
   */
  public static Chosen of(String model, Activation activation) {
    return new Chosen(model, activation.at(), activation.actor(), activation.why());
  }
}
