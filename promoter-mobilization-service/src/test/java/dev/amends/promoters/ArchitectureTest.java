package dev.amends.promoters;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.amends.promoters",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theDomainIsPlainJava =
      noClasses()
          .that()
          .resideInAPackage("..domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "jakarta..",
              "org.hibernate..",
              "org.apache.kafka..",
              "java.sql..",
              "javax.sql..")
          .because("who gets a message must be readable and testable without any framework");

  @ArchTest
  static final ArchRule theDomainKnowsNobodyAroundIt =
      noClasses()
          .that()
          .resideInAPackage("..domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..application..", "..adapter..")
          .because("decisions do not depend on how they are stored or sent");

  @ArchTest
  static final ArchRule theApplicationKnowsNoAdapter =
      noClasses()
          .that()
          .resideInAPackage("..application..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..adapter..")
          .because("a use case runs in a test without Kafka, PostgreSQL and SMTP");

  @ArchTest
  static final ArchRule onlyTheMailAdapterTalksToMail =
      noClasses()
          .that()
          .doNotHaveSimpleName("SmtpMail")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.quarkus.mailer..")
          .because("a message that leaves any other way has no claim in the ledger");
}
