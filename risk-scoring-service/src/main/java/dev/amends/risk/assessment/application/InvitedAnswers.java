package dev.amends.risk.assessment.application;

import java.sql.SQLException;
import java.util.List;

/** Port to what customers were asked; shares the batch's transaction. */
public interface InvitedAnswers {

  /**
   * @param responses that count from now on, in their order; most answer no invitation of ours
   */
  void note(List<FeedbackReceived> responses) throws SQLException;
}
