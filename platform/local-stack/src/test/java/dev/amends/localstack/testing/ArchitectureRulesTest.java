package dev.amends.localstack.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.amends.offender.adapter.Resource;
import dev.amends.offender.adapter.ResourceOfTwoServices;
import dev.amends.offender.adapter.ResourceWithATimeOfItsOwn;
import dev.amends.offender.application.Deciding;
import dev.amends.offender.application.DecidingAndTelling;
import dev.amends.offender.application.DecidingForOneCaller;
import dev.amends.offender.domain.Decision;
import dev.amends.offender.domain.DecisionThatAnswers;
import dev.amends.offender.domain.DecisionThatQueries;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail protects nothing: each is seen red here. */
class ArchitectureRulesTest {

  private static final Map<String, Class<?>> OFFENDERS =
      Map.of(
          "DOMAIN_IS_PLAIN_JAVA", DecisionThatQueries.class,
          "DOMAIN_KNOWS_NOBODY_AROUND_IT", DecisionThatAnswers.class,
          "APPLICATION_KNOWS_NO_ADAPTER", DecidingForOneCaller.class,
          "TIME_COMES_FROM_A_CLOCK", ResourceWithATimeOfItsOwn.class,
          "NOBODY_EMITS_IN_BUSINESS_CODE", DecidingAndTelling.class,
          "SERVICES_DO_NOT_KNOW_EACH_OTHER", ResourceOfTwoServices.class);

  @Test
  void everyRuleHasAnOffender() {
    assertEquals(OFFENDERS.keySet(), rules().keySet());
  }

  @ParameterizedTest
  @MethodSource("rulesWithOffenders")
  void anOffenderIsReportedByTheRuleItBreaksAndByNoOther(String rule) {
    assertEquals(Set.of(rule), brokenBy(OFFENDERS.get(rule)));
  }

  @ParameterizedTest
  @MethodSource("rulesWithOffenders")
  void theReportNamesTheOffender(String rule) {
    var offender = OFFENDERS.get(rule);
    var report = report(rules().get(rule), offender);
    assertEquals(
        report, report.stream().filter(line -> line.contains(offender.getName())).toList());
  }

  @Test
  void whoBreaksNoRuleIsLeftAlone() {
    assertEquals(Set.of(), brokenBy(Decision.class, Deciding.class, Resource.class));
  }

  static Set<String> rulesWithOffenders() {
    return OFFENDERS.keySet();
  }

  private static Set<String> brokenBy(Class<?>... classes) {
    return rules().entrySet().stream()
        .filter(rule -> !report(rule.getValue(), classes).isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static List<String> report(ArchRule rule, Class<?>... classes) {
    return rule.allowEmptyShould(true)
        .evaluate(new ClassFileImporter().importClasses(classes))
        .getFailureReport()
        .getDetails();
  }

  private static Map<String, ArchRule> rules() {
    return Arrays.stream(ArchitectureRules.class.getDeclaredFields())
        .filter(field -> field.getType() == ArchRule.class)
        .collect(
            Collectors.toMap(
                Field::getName, ArchitectureRulesTest::rule, (one, two) -> one, TreeMap::new));
  }

  private static ArchRule rule(Field field) {
    try {
      return (ArchRule) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
