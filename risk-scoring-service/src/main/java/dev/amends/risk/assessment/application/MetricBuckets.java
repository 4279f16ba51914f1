package dev.amends.risk.assessment.application;

import java.sql.SQLException;
import java.util.List;

/** Port to the aggregates; shares the batch's transaction. */
public interface MetricBuckets {

  /** A response that starts to count, or, with {@code by} −1, one that ceases to. */
  record Change(FeedbackReceived feedback, int by) {}

  void apply(List<Change> changes) throws SQLException;
}
