package dev.amends.ingest.feedback.adapter;

import dev.amends.ingest.feedback.domain.FeedbackReader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Feedback is read in one way, whichever way it comes. */
class FeedbackReading {

  @Produces
  @Singleton
  FeedbackReader reader(
      Clock clock,
      @ConfigProperty(name = "amends.feedback.acts-for", defaultValue = "P14D") Duration actsFor) {
    return new FeedbackReader(clock, actsFor);
  }
}
