package dev.amends.risk.assessment.application;

import dev.amends.risk.assessment.domain.Judgement;
import dev.amends.risk.assessment.domain.RiskModel.Contribution;
import dev.amends.risk.assessment.domain.Scores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The data of {@code response.assessed}, as in {@code docs/contracts/amends.assessments.v1}. */
public record ResponseAssessed(
    UUID receiptId,
    UUID feedbackId,
    int revision,
    String customerId,
    boolean anonymous,
    String mode,
    Instant occurredAt,
    Instant assessedAt,
    String source,
    String touchpoint,
    String journey,
    String segment,
    String channel,
    String language,
    String team,
    String partner,
    List<String> tags,
    Scores scores,
    Map<String, String> bands,
    String comment,
    Map<String, Object> contact,
    double pLoss,
    String band,
    boolean atRisk,
    List<String> reasons,
    boolean contradiction,
    String policy,
    String modelVersion,
    List<Contribution> contributions,
    CommentRead text,
    Long customerVersion,
    String invitationId) {

  public static final String TYPE = "dev.amends.response.assessed.v1";

  static ResponseAssessed of(
      FeedbackReceived feedback,
      UUID feedbackId,
      int revision,
      Judgement judgement,
      CommentRead text,
      Instant assessedAt) {
    return new ResponseAssessed(
        feedback.receiptId(),
        feedbackId,
        revision,
        feedback.customerId(),
        feedback.anonymous(),
        feedback.actingMode(),
        feedback.occurredAt(),
        assessedAt,
        feedback.source(),
        feedback.touchpoint(),
        feedback.journey(),
        feedback.segment(),
        feedback.channel(),
        feedback.language(),
        feedback.team(),
        feedback.partner(),
        feedback.tags(),
        feedback.scores(),
        judgement.bands(),
        feedback.comment(),
        feedback.contact(),
        judgement.score().pLoss(),
        judgement.band(),
        judgement.atRisk(),
        judgement.reasons(),
        judgement.contradiction(),
        judgement.policy(),
        judgement.modelVersion(),
        judgement.score().contributions(),
        text,
        feedback.customerVersion(),
        feedback.invitationId());
  }
}
