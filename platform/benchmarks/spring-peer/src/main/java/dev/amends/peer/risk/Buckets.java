package dev.amends.peer.risk;

import dev.amends.peer.event.Ids;
import dev.amends.risk.metrics.domain.Series;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How many responses gave which answer: each bucket of a batch once. */
@Component
class Buckets {

  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private static final String ADD =
      """
      insert into metric_bucket
        (id, day, series, answer, touchpoint, journey, segment, channel, language, source, team, partner, tag, n)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update set n = metric_bucket.n + excluded.n""";

  private final JdbcTemplate jdbc;

  Buckets(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  private record Bucket(LocalDate day, String series, int answer, List<String> words) {
    UUID id() {
      return Ids.of(day.toString(), series, Integer.toString(answer), String.join("\u001e", words));
    }
  }

  void add(Map<Received, Integer> changes) {
    var sums = new TreeMap<UUID, Object[]>();
    changes.forEach(
        (feedback, by) -> {
          for (var bucket : buckets(feedback)) {
            sums.merge(
                bucket.id(),
                row(bucket, by),
                (a, b) -> {
                  a[13] = (long) a[13] + (long) b[13];
                  return a;
                });
          }
        });
    jdbc.batchUpdate(ADD, List.copyOf(sums.values()));
  }

  private static Object[] row(Bucket bucket, int by) {
    var row = new Object[14];
    row[0] = bucket.id();
    row[1] = bucket.day();
    row[2] = bucket.series();
    row[3] = bucket.answer();
    for (var i = 0; i < bucket.words().size(); i++) {
      row[4 + i] = bucket.words().get(i);
    }
    row[13] = (long) by;
    return row;
  }

  private static List<Bucket> buckets(Received feedback) {
    var day = LocalDate.ofInstant(feedback.occurredAt(), ZONE);
    var tags = new ArrayList<>(feedback.tags() == null ? List.<String>of() : feedback.tags());
    tags.add("");
    var buckets = new ArrayList<Bucket>();
    for (var series : Series.values()) {
      series
          .answer(feedback.scores(), feedback.touchpoint())
          .ifPresent(
              answer ->
                  tags.forEach(
                      tag ->
                          buckets.add(
                              new Bucket(day, series.definition(), answer, words(feedback, tag)))));
    }
    return buckets;
  }

  private static List<String> words(Received feedback, String tag) {
    var words = new ArrayList<String>();
    for (var word :
        new String[] {
          feedback.touchpoint(),
          feedback.journey(),
          feedback.segment(),
          feedback.channel(),
          feedback.language(),
          feedback.source(),
          feedback.team(),
          feedback.partner(),
          tag
        }) {
      words.add(word == null ? "" : word);
    }
    return words;
  }
}
