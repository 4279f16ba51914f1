package dev.amends.promoters;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.mail.Transport;
import org.junit.jupiter.api.Test;

/** The rule that is this service's own can fail. */
class ArchitectureOffenderTest {

  private record MailBehindTheLedger(Transport mail) {}

  @Test
  void aMailBehindTheLedgerIsReported() {
    var classes = new ClassFileImporter().importClasses(MailBehindTheLedger.class);
    assertTrue(
        ArchitectureTest.ONLY_THE_MAIL_ADAPTER_TALKS_TO_MAIL.evaluate(classes).hasViolation());
  }
}
