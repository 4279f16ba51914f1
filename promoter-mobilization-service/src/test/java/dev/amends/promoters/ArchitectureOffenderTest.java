package dev.amends.promoters;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.amends.mail.MailSender;
import org.junit.jupiter.api.Test;

/** The rule that is this service's own can fail. */
class ArchitectureOffenderTest {

  private record MailBehindTheLedger(MailSender mail) {}

  @Test
  void aMailBehindTheLedgerIsReported() {
    var classes = new ClassFileImporter().importClasses(MailBehindTheLedger.class);
    assertTrue(ArchitectureTest.ONLY_THE_THANK_YOU_IS_SENT.evaluate(classes).hasViolation());
  }
}
