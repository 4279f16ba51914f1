package dev.amends.ingest.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * How far an import has come.
 *
 * @param rejects where the rejected rows can be had
 * @param rowsPerSecond on average since the upload; absent until the first rows are done
 * @param secondsLeft at that pace; absent when it has ended or the pace is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportProgress(
    UUID id,
    String state,
    long rows,
    long rowsDone,
    long accepted,
    long rejected,
    Long rowsPerSecond,
    Long secondsLeft,
    String rejects,
    Instant createdAt,
    Instant finishedAt,
    String failure) {

  private static final double MILLIS = 1_000.0;

  static ImportProgress of(FeedbackImport job, Instant now) {
    var pace = pace(job, job.finishedAt == null ? now : job.finishedAt);
    return new ImportProgress(
        job.id,
        job.state,
        job.rowsTotal,
        job.rowsDone,
        job.accepted,
        job.rejected,
        pace == 0 ? null : Math.round(pace),
        pace == 0 || job.finishedAt != null
            ? null
            : (long) Math.ceil((job.rowsTotal - job.rowsDone) / pace),
        "/api/feedback/imports/" + job.id + "/rejects." + job.format,
        job.createdAt,
        job.finishedAt,
        job.failure);
  }

  /** Rows a second; 0 if that cannot be said yet. */
  private static double pace(FeedbackImport job, Instant until) {
    var millis = Duration.between(job.createdAt, until).toMillis();
    return millis <= 0 ? 0 : job.rowsDone * MILLIS / millis;
  }
}
