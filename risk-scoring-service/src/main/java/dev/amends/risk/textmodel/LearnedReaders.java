package dev.amends.risk.textmodel;

import dev.amends.risk.assessment.application.Readers;
import dev.amends.risk.assessment.application.ReadingComments;
import dev.amends.risk.taxonomy.Taxonomies;
import dev.amends.risk.taxonomy.TriedReaders;
import dev.amends.text.Models;
import dev.amends.text.TextAnalyser;
import dev.amends.text.language.LanguageIdentifier;
import dev.amends.text.taxonomy.Taxonomy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;

/** Reads with the versions that are active, which are looked up for every batch. */
@ApplicationScoped
class LearnedReaders implements Readers, TriedReaders {

  private final ActiveVersions active;
  private final TextModels versions;
  private final Taxonomies taxonomies;
  private final LanguageIdentifier languages = LanguageIdentifier.shipped();
  private final Models shipped = Models.shipped();
  private volatile Loaded loaded;

  /** The last ones that were asked for; a version never changes. */
  private record Loaded(ActiveVersions.Both versions, Models models, ReadingComments reader) {}

  LearnedReaders(ActiveVersions active, TextModels versions, Taxonomies taxonomies) {
    this.active = active;
    this.versions = versions;
    this.taxonomies = taxonomies;
  }

  @Override
  public ReadingComments active() throws SQLException {
    return current().reader();
  }

  @Override
  public ReadingComments reading(Taxonomy topics) throws SQLException {
    return reader(models(), topics);
  }

  @Override
  public Set<String> languages() {
    return shipped.languages();
  }

  Models shipped() {
    return shipped;
  }

  Models models() throws SQLException {
    return current().models();
  }

  private Loaded current() throws SQLException {
    var wanted = active.now();
    var now = loaded;
    if (now == null || !now.versions().equals(wanted)) {
      var models =
          now != null && now.versions().model() == wanted.model()
              ? now.models()
              : load(wanted.model());
      var topics = taxonomies.of(wanted.taxonomy()).orElseThrow().taxonomy();
      now = new Loaded(wanted, models, reader(models, topics));
      loaded = now;
    }
    return now;
  }

  private Models load(int version) throws SQLException {
    return version == TextModels.SHIPPED
        ? shipped
        : shipped.withTones(TextModels.name(version), versions.weights(version));
  }

  private ReadingComments reader(Models models, Taxonomy topics) {
    return new ReadingComments(new TextAnalyser(languages, models, topics));
  }
}
