package dev.amends.risk.assessment.adapter;

import dev.amends.risk.assessment.application.ReadingComments;
import dev.amends.text.TextAnalyser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The analysis with the models and topics that come with the product. */
@ApplicationScoped
class ShippedText {

  @Produces
  @Singleton
  ReadingComments comments() {
    return new ReadingComments(TextAnalyser.shipped());
  }
}
