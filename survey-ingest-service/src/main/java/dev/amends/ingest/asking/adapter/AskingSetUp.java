package dev.amends.ingest.asking.adapter;

import dev.amends.ingest.asking.domain.AskingRules;
import dev.amends.ingest.asking.domain.QuietHours;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The rules of this installation. */
@ApplicationScoped
class AskingSetUp {

  @Produces
  @Singleton
  AskingRules rules(AskingConfig config) {
    var quarantine = config.quarantine();
    var quiet = config.quiet();
    return new AskingRules(
        quarantine.afterAsked(),
        quarantine.afterAnswered(),
        quarantine.afterDeclined(),
        new QuietHours(quiet.from(), quiet.to(), quiet.zone()));
  }
}
