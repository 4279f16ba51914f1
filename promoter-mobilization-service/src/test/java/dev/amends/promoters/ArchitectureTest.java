package dev.amends.promoters;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.amends.localstack.testing.ArchitectureRules;
import dev.amends.mail.MailSender;

@AnalyzeClasses(
    packages = "dev.amends.promoters",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(ArchitectureRules.class);

  @ArchTest
  static final ArchRule ONLY_THE_THANK_YOU_IS_SENT =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.outreach\\.adapter\\.(ThankYouMail|SenderLoop)")
          .should()
          .dependOnClassesThat(
              resideInAPackage("jakarta.mail..").or(belongToAnyOf(MailSender.class)))
          .because("a message that leaves any other way has no claim in the ledger");
}
