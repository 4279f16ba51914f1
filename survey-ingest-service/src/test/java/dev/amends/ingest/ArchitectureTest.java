package dev.amends.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.amends.localstack.testing.ArchitectureRules;

@AnalyzeClasses(
    packages = "dev.amends.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(ArchitectureRules.class);

  @ArchTest
  static final ArchRule INTERACTIONS_ARE_STORED_NOWHERE =
      noClasses()
          .that()
          .resideInAPackage("..ingest.interactions..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "jakarta.persistence..",
              "jakarta.transaction..",
              "dev.amends.backbone.outbox..",
              "dev.amends.ingest.customers..")
          .because("handing over outcomes must go on while the database is away");
}
