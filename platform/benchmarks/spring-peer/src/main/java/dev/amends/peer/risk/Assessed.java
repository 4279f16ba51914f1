package dev.amends.peer.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.amends.risk.assessment.application.CommentRead;
import dev.amends.risk.assessment.domain.RiskModel.Contribution;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a response means. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Assessed(
    @JsonUnwrapped Received feedback,
    UUID feedbackId,
    int revision,
    Instant assessedAt,
    Map<String, String> bands,
    @JsonProperty("pLoss") double pLoss,
    String band,
    boolean atRisk,
    List<String> reasons,
    boolean contradiction,
    String policy,
    String modelVersion,
    List<Contribution> contributions,
    CommentRead text) {}
