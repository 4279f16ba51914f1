package dev.amends.risk.textmodel;

import dev.amends.risk.assessment.application.Readers;
import dev.amends.risk.assessment.application.ReadingComments;
import dev.amends.text.Models;
import dev.amends.text.TextAnalyser;
import dev.amends.text.language.LanguageIdentifier;
import dev.amends.text.taxonomy.Taxonomy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Reads with the version that is active, which is looked up for every batch. */
@ApplicationScoped
class LearnedReaders implements Readers {

  private final TextModels versions;
  private final LanguageIdentifier languages = LanguageIdentifier.shipped();
  private final Taxonomy taxonomy = Taxonomy.shipped();
  private final Models shipped = Models.shipped();
  private volatile Loaded loaded;

  /** The last one that was asked for; a version never changes. */
  private record Loaded(int version, Models models, ReadingComments reader) {}

  LearnedReaders(TextModels versions) {
    this.versions = versions;
  }

  @Override
  public ReadingComments active() throws SQLException {
    return current().reader();
  }

  Models shipped() {
    return shipped;
  }

  Models models() throws SQLException {
    return current().models();
  }

  private Loaded current() throws SQLException {
    var version = versions.active().map(TextModels.Activation::version).orElse(TextModels.SHIPPED);
    var now = loaded;
    if (now == null || now.version() != version) {
      var models =
          version == TextModels.SHIPPED
              ? shipped
              : shipped.withTones(TextModels.name(version), versions.weights(version));
      now =
          new Loaded(
              version, models, new ReadingComments(new TextAnalyser(languages, models, taxonomy)));
      loaded = now;
    }
    return now;
  }
}
