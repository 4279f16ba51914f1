package dev.amends.risk.taxonomy;

import dev.amends.risk.assessment.application.ReadingComments;
import dev.amends.text.taxonomy.Taxonomy;
import java.sql.SQLException;
import java.util.Set;

/** Port to reading as comments are read now, but for the topics. */
public interface TriedReaders {

  ReadingComments reading(Taxonomy topics) throws SQLException;

  /** Those that comments are read in. */
  Set<String> languages();
}
