package dev.amends.risk.policy.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.amends.risk.assessment.domain.RiskPolicy;

/** A policy as it is kept: the document that was good when it was saved. */
public final class StoredPolicy {

  private static final JsonMapper JSON = new JsonMapper();

  private StoredPolicy() {}

  public static String write(RiskPolicy policy) {
    try {
      return JSON.writeValueAsString(PolicyDocument.of(policy));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A policy that cannot be written", e);
    }
  }

  public static RiskPolicy read(int version, String json) {
    try {
      return switch (PolicyReader.read(version, JSON.readTree(json))) {
        case PolicyReader.Result.Good(var policy) -> policy;
        case PolicyReader.Result.Bad(var faults) ->
            throw new IllegalStateException("Policy " + version + " is stored with " + faults);
      };
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Policy " + version + " cannot be read", e);
    }
  }
}
