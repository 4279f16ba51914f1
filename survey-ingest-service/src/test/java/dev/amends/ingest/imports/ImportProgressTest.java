package dev.amends.ingest.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.amends.ingest.FixedTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ImportProgressTest {

  private static final Instant STARTED = FixedTime.NOW;

  @Test
  void thePaceSaysHowLongItWillTake() {
    var progress = ImportProgress.of(job(40_000, null), STARTED.plusSeconds(2));
    assertEquals(20_000L, progress.rowsPerSecond());
    assertEquals(48L, progress.secondsLeft());
  }

  @Test
  void aPartOfASecondIsASecondToWaitFor() {
    var progress = ImportProgress.of(job(999_999, null), STARTED.plusSeconds(1));
    assertEquals(1L, progress.secondsLeft());
  }

  @Test
  void beforeTheFirstRowsNobodyKnows() {
    assertNull(ImportProgress.of(job(0, null), STARTED.plusSeconds(2)).rowsPerSecond());
    assertNull(ImportProgress.of(job(0, null), STARTED.plusSeconds(2)).secondsLeft());
    assertNull(ImportProgress.of(job(10, null), STARTED).rowsPerSecond());
  }

  @Test
  void afterTheEndThePaceStaysAndNothingIsLeft() {
    var done = job(1_000_000, STARTED.plusSeconds(50));
    var progress = ImportProgress.of(done, STARTED.plusSeconds(5_000));
    assertEquals(20_000L, progress.rowsPerSecond());
    assertNull(progress.secondsLeft());
  }

  private static FeedbackImport job(long rowsDone, Instant finishedAt) {
    var job = new FeedbackImport();
    job.format = "csv";
    job.createdAt = STARTED;
    job.finishedAt = finishedAt;
    job.rowsTotal = 1_000_000;
    job.rowsDone = rowsDone;
    return job;
  }
}
