package dev.amends.localstack.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * What holds in every service. A service's own test takes all of it with {@code
 * ArchTests.in(ArchitectureRules.class)} and adds what is true of that service alone. A module that
 * uses it has {@code archunit-junit5} on its test class path.
 */
public final class ArchitectureRules {

  @ArchTest
  public static final ArchRule DOMAIN_IS_PLAIN_JAVA =
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
          .because("what the business decides must be readable and testable without any framework");

  @ArchTest
  public static final ArchRule DOMAIN_KNOWS_NOBODY_AROUND_IT =
      noClasses()
          .that()
          .resideInAPackage("..domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..adapter..", "..application..")
          .because("decisions do not depend on how they are stored or sent");

  @ArchTest
  public static final ArchRule APPLICATION_KNOWS_NO_ADAPTER =
      noClasses()
          .that()
          .resideInAPackage("..application..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..adapter..")
          .because("a use case does not depend on who calls it");

  @ArchTest
  public static final ArchRule TIME_COMES_FROM_A_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a test must be able to say what time it is");

  @ArchTest
  public static final ArchRule NOBODY_EMITS_IN_BUSINESS_CODE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.smallrye.reactive.messaging.MutinyEmitter")
          .because(
              "an event must exist exactly when its state change does: outbox or stream, never an emitter");

  @ArchTest
  public static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER =
      noClasses()
          .should(new DependOnAnotherService())
          .because("the schema is shared, the class is not");

  private ArchitectureRules() {}

  /** A service is what follows {@code dev.amends} in the name of a package. */
  private static final class DependOnAnotherService extends ArchCondition<JavaClass> {

    private static final String PRODUCT = "dev.amends.";

    /** What services share on purpose. */
    private static final Set<String> SHARED = Set.of("backbone", "edge", "mail", "text");

    DependOnAnotherService() {
      super("depend on a class of another service");
    }

    @Override
    public void check(JavaClass checked, ConditionEvents events) {
      checked.getDirectDependenciesFromSelf().stream()
          .filter(DependOnAnotherService::leavesTheService)
          .forEach(
              dependency ->
                  events.add(
                      SimpleConditionEvent.satisfied(dependency, dependency.getDescription())));
    }

    private static boolean leavesTheService(Dependency dependency) {
      var target = part(dependency.getTargetClass().getBaseComponentType());
      return !target.isEmpty()
          && !SHARED.contains(target)
          && !target.equals(part(dependency.getOriginClass()));
    }

    private static String part(JavaClass type) {
      var name = type.getPackageName() + ".";
      return name.startsWith(PRODUCT)
          ? name.substring(PRODUCT.length(), name.indexOf('.', PRODUCT.length()))
          : "";
    }
  }
}
