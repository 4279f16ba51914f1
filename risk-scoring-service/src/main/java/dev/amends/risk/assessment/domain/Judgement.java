package dev.amends.risk.assessment.domain;

import java.util.List;
import java.util.Map;

/**
 * What a response means.
 *
 * @param policy the version whose rules were asked
 * @param modelVersion the model that made the score, or {@link RiskModel#NONE}
 * @param contradiction score and words say opposite things; shown to a person, never overwritten
 */
public record Judgement(
    RiskModel.Score score,
    String band,
    boolean atRisk,
    List<String> reasons,
    Map<String, String> bands,
    boolean contradiction,
    String policy,
    String modelVersion) {}
