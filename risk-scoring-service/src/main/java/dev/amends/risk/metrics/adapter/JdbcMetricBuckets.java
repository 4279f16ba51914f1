package dev.amends.risk.metrics.adapter;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.risk.assessment.application.FeedbackReceived;
import dev.amends.risk.assessment.application.MetricBuckets;
import dev.amends.risk.metrics.domain.Series;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Adds a batch's changes to the buckets, each bucket once. */
@ApplicationScoped
class JdbcMetricBuckets implements MetricBuckets {

  private static final String ADD =
      """
      insert into metric_bucket
        (id, day, series, answer, touchpoint, journey, segment, channel, language, source, team, partner, tag, employee, n)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update set n = metric_bucket.n + excluded.n""";

  /** The row for all responses, whatever their tags. */
  static final String ANY_TAG = "";

  private final DataSource database;
  private final ZoneId zone;

  JdbcMetricBuckets(
      DataSource database,
      @ConfigProperty(name = "amends.business.zone", defaultValue = "Europe/Stockholm")
          ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  /**
   * {@code words}: touchpoint, journey, segment, channel, language, source, team, partner, tag,
   * employee.
   */
  private record Bucket(LocalDate day, String series, int answer, List<String> words) {

    UUID id() {
      // Without an employee it is the id that buckets have had since before there were any.
      var told = words.getLast().isEmpty() ? words.subList(0, words.size() - 1) : words;
      return DeterministicId.of(
          day.toString(), series, Integer.toString(answer), String.join("\u001e", told));
    }
  }

  @Override
  public void apply(List<Change> changes) throws SQLException {
    var sums = new HashMap<Bucket, Long>();
    for (var change : changes) {
      for (var bucket : buckets(change.feedback())) {
        sums.merge(bucket, (long) change.by(), Long::sum);
      }
    }
    sums.values().removeIf(sum -> sum == 0);
    // Sorted by id, so that two instances that touch the same buckets wait for each other instead
    // of deadlocking.
    var sorted = new TreeMap<UUID, Map.Entry<Bucket, Long>>();
    sums.entrySet().forEach(entry -> sorted.put(entry.getKey().id(), entry));
    add(sorted);
  }

  private void add(TreeMap<UUID, Map.Entry<Bucket, Long>> sums) throws SQLException {
    if (sums.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection();
        var upsert = connection.prepareStatement(ADD)) {
      for (var entry : sums.entrySet()) {
        var bucket = entry.getValue().getKey();
        upsert.setObject(1, entry.getKey());
        upsert.setObject(2, bucket.day());
        upsert.setString(3, bucket.series());
        upsert.setInt(4, bucket.answer());
        for (var i = 0; i < bucket.words().size(); i++) {
          upsert.setString(5 + i, bucket.words().get(i));
        }
        upsert.setLong(15, entry.getValue().getValue());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private List<Bucket> buckets(FeedbackReceived feedback) {
    var day = LocalDate.ofInstant(feedback.occurredAt(), zone);
    var tags = new ArrayList<String>(feedback.tags() == null ? List.of() : feedback.tags());
    tags.add(ANY_TAG);
    var buckets = new ArrayList<Bucket>();
    for (var series : Series.values()) {
      var answer = series.answer(feedback.scores(), feedback.touchpoint());
      if (answer.isPresent()) {
        for (var tag : tags) {
          buckets.add(new Bucket(day, series.definition(), answer.get(), words(feedback, tag)));
        }
      }
    }
    return buckets;
  }

  private static List<String> words(FeedbackReceived feedback, String tag) {
    return List.of(
        said(feedback.touchpoint()),
        said(feedback.journey()),
        said(feedback.segment()),
        said(feedback.channel()),
        said(feedback.language()),
        said(feedback.source()),
        said(feedback.team()),
        said(feedback.partner()),
        tag,
        said(feedback.employee()));
  }

  private static String said(String word) {
    return word == null ? "" : word;
  }
}
