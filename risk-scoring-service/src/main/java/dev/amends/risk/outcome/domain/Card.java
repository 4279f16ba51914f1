package dev.amends.risk.outcome.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.risk.model.domain.Calibration;

/**
 * How a learned model and the one in use answer about the same customers, from whom neither
 * learned.
 *
 * @param learnedFrom customers, of whom {@code losses} were lost and {@code worked} had somebody
 *     work on their case
 * @param heldOut what the learned model does on the customers held out
 * @param alone the same of those on whose case nobody worked, which is what a score is about; null
 *     if there are too few
 * @param former what the model in use does on them
 * @param logLossGained mean over them, in nats: how much less the learned model was surprised, with
 *     its 95 % interval; above 0 is better
 * @param effectOfWork log-odds that work on a case takes away, 0 or more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Card(
    int learnedFrom,
    int losses,
    int worked,
    Calibration heldOut,
    Calibration alone,
    Calibration former,
    Calibration.Estimate logLossGained,
    double effectOfWork) {

  public boolean isBetter() {
    return logLossGained.value() > 0;
  }
}
