package dev.amends.ingest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.amends.ingest.interactions.InteractionThatWaitsForADatabase;
import org.junit.jupiter.api.Test;

/** The rule that is this service's own can fail. */
class ArchitectureOffenderTest {

  @Test
  void anInteractionThatWaitsForADatabaseIsReported() {
    var classes = new ClassFileImporter().importClasses(InteractionThatWaitsForADatabase.class);
    assertTrue(ArchitectureTest.INTERACTIONS_ARE_STORED_NOWHERE.evaluate(classes).hasViolation());
  }
}
