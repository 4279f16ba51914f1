package dev.amends.risk.policy.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amends.localstack.testing.ContractFolder;
import dev.amends.risk.assessment.domain.Evidence;
import dev.amends.risk.assessment.domain.Evidence.Slices;
import dev.amends.risk.assessment.domain.Judge;
import dev.amends.risk.assessment.domain.RiskPolicy;
import dev.amends.risk.assessment.domain.Scores;
import dev.amends.risk.assessment.domain.Words;
import dev.amends.risk.policy.application.PolicyReader.Fault;
import dev.amends.risk.policy.application.PolicyReader.Result;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {

  private static final String BANDS = "\"bands\": {\"medium\": 0.2, \"high\": 0.5}";

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void theShippedPolicyReadsAsItIsWritten() {
    var shipped = RiskPolicy.shipped();
    assertEquals(shipped, StoredPolicy.read(1, StoredPolicy.write(shipped)));
  }

  @Test
  void aLabelIsKeptInBothLanguages() throws IOException {
    var read =
        good(
            json.readTree(
                """
                {"rules": [{"name": "rule", "label": {"sv": "Bitter", "en": "Bitter indeed"},
                  "all": [{"field": "nps", "atMost": 6}]}], %s}"""
                    .formatted(BANDS)));
    var again = StoredPolicy.read(2, StoredPolicy.write(read));
    assertEquals(Map.of("sv", "Bitter", "en", "Bitter indeed"), again.rules().getFirst().label());
  }

  @Test
  void aRuleAppliesWhenAllItsConditionsHold() throws IOException {
    var sample =
        ContractFolder.ofProject()
            .samples("amends.assessments.v1", PolicyActivated.TYPE)
            .values()
            .iterator()
            .next();
    var judge = new Judge(good(json.readTree(sample).get("definition")));
    var bitter = about("billing", -0.4);
    assertEquals(List.of("bitter-about-an-invoice"), reasons(judge, bitter));
    assertEquals(List.of(), reasons(judge, about("billing", -0.39)));
    assertEquals(List.of(), reasons(judge, about("delivery", -0.9)));
  }

  @Test
  void whoObjectsToProfilingIsJudgedByTheRulesThatAskOnlyWhatWasGiven() throws IOException {
    var policy =
        good(
            json.readTree(
                """
                {"rules": [
                  {"name": "given", "all": [{"field": "nps", "atMost": 6}, {"field": "segment", "oneOf": ["business"]}]},
                  {"name": "read", "all": [{"field": "nps", "atMost": 6}, {"field": "tone", "atMost": 0}]},
                  {"name": "computed", "all": [{"field": "pLoss", "atMost": 1}]}], %s}"""
                    .formatted(BANDS)));
    var evidence =
        new Evidence(
            new Scores(6, null, null, null, null, null, null),
            new Words(null, -1.0, null, null),
            0,
            new Slices(null, null, "business", null, null, null, null, null, null));
    assertEquals(List.of("given"), new Judge(policy).byRule(evidence).reasons());
    assertEquals(List.of("given", "read", "computed"), new Judge(policy).judge(evidence).reasons());
  }

  @Test
  void whatWasNotAskedMakesNobodyAtRisk() throws IOException {
    var policy = good(one("{\"field\": \"nps\", \"atMost\": 10}"));
    var silent = new Evidence(Scores.NONE, Words.NONE, 0, Slices.NONE);
    assertEquals(List.of(), new Judge(policy).judge(silent).reasons());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"field": "nps", "atMost": 11}                | rules[0].all[0]       | out-of-range
          {"field": "nps", "atLeast": -1}               | rules[0].all[0]       | out-of-range
          {"field": "nps", "atLeast": 7, "atMost": 6}   | rules[0].all[0]       | out-of-range
          {"field": "nps"}                              | rules[0].all[0]       | required
          {"field": "nps", "oneOf": ["3"]}              | rules[0].all[0]       | required
          {"field": "mood", "atMost": 3}                | rules[0].all[0].field | unknown
          {"field": "tag", "atMost": 3, "oneOf": ["a"]} | rules[0].all[0]       | malformed
          {"field": "tag"}                              | rules[0].all[0].oneOf | required
          {"field": "tag", "oneOf": [" "]}              | rules[0].all[0].oneOf | too-long
          {"field": "nps", "atmost": 3}                 | rules[0].all[0].atmost | malformed
          {"field": "nps", "atMost": "six"}             | rules[0].all[0].atMost | malformed
          """)
  void aFaultIsNamedWithItsPlace(String condition, String field, String code) throws IOException {
    var fault = faults(one(condition)).getFirst();
    assertEquals(field, fault.field());
    assertEquals(code, fault.code());
  }

  @Test
  void allFaultsOfAPolicyAreSaidAtOnce() throws IOException {
    var faults =
        faults(
            json.readTree(
                """
                {"rules": [
                   {"name": "Upper", "all": [{"field": "nps", "atMost": 6}]},
                   {"name": "twice", "label": {"sv": "Två gånger"}, "all": [{"field": "nps", "atMost": 6}]},
                   {"name": "twice", "all": [{"field": "nps", "atMost": 6}]},
                   {"name": "empty", "all": []}],
                 "bands": {"medium": 0.5, "high": 0.5}}"""));
    assertEquals(
        List.of("bands", "rules[0].name", "rules[1].label", "rules[2].name", "rules[3].all"),
        faults.stream().map(Fault::field).toList());
  }

  @Test
  void thirtyRulesAreReadAndThirtyOneAreNot() throws IOException {
    assertEquals(30, good(rules(30)).rules().size());
    assertEquals("rules", faults(rules(31)).getFirst().field());
  }

  @Test
  void aPolicyWithoutRulesOrBandsIsNone() throws IOException {
    var faults = faults(json.readTree("{}"));
    assertEquals(List.of("bands", "rules"), faults.stream().map(Fault::field).toList());
  }

  private static Words about(String theme, double tone) {
    return new Words(null, tone, List.of(), Map.of(theme, tone));
  }

  private static List<String> reasons(Judge judge, Words words) {
    return judge.judge(new Evidence(Scores.NONE, words, 0, Slices.NONE)).reasons();
  }

  private JsonNode one(String condition) throws IOException {
    return json.readTree(
        "{\"rules\": [{\"name\": \"rule\", \"all\": [" + condition + "]}], " + BANDS + "}");
  }

  private JsonNode rules(int many) throws IOException {
    var rules = new StringBuilder();
    for (var at = 0; at < many; at++) {
      rules
          .append(at == 0 ? "" : ",")
          .append(
              "{\"name\": \"rule-" + at + "\", \"all\": [{\"field\": \"nps\", \"atMost\": 3}]}");
    }
    return json.readTree("{\"rules\": [" + rules + "], " + BANDS + "}");
  }

  private static RiskPolicy good(JsonNode json) {
    var result = PolicyReader.read(2, json);
    assertTrue(result instanceof Result.Good, result.toString());
    return ((Result.Good) result).policy();
  }

  private static List<Fault> faults(JsonNode json) {
    return ((Result.Bad) PolicyReader.read(2, json)).faults();
  }
}
