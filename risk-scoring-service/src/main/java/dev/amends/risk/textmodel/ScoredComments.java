package dev.amends.risk.textmodel;

import dev.amends.text.TextAnalysis.Tone;
import dev.amends.text.ToneLearner.Comment;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Comments that came with a score, as examples. */
@ApplicationScoped
class ScoredComments {

  /**
   * Not of customers who object to profiling, whose words nobody reads, and not where a person said
   * that the score was mistaken.
   */
  private static final String NEWEST =
      """
      select assessment ->> 'comment', (assessment -> 'scores' ->> 'nps')::int, (assessment -> 'scores' ->> 'csat')::int
      from response
        left join contradiction_look as look using (feedback_id)
        left join profiling_objection as objection using (customer_id)
      where assessment -> 'text' ->> 'status' = 'read' and assessment -> 'text' ->> 'language' = ?
        and coalesce(assessment -> 'scores' -> 'nps', assessment -> 'scores' -> 'csat') is not null
        and look.verdict is distinct from 'words' and objection is null
      order by occurred_at desc, receipt_id limit ?""";

  private static final int PROMOTER = 9;
  private static final int PASSIVE = 7;
  private static final int SATISFIED = 4;
  private static final int NEUTRAL = 3;

  private final DataSource database;

  ScoredComments(DataSource database) {
    this.database = database;
  }

  /** The newest first. */
  List<Comment> newest(String language, int limit) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(NEWEST)) {
      select.setString(1, language);
      select.setInt(2, limit);
      try (var row = select.executeQuery()) {
        var comments = new ArrayList<Comment>();
        while (row.next()) {
          var tone = tone(row.getObject(2, Integer.class), row.getObject(3, Integer.class));
          comments.add(new Comment(row.getString(1), tone));
        }
        return comments;
      }
    }
  }

  /** What is recommended says more than what satisfied once; one of them is there. */
  static Tone tone(Integer nps, Integer csat) {
    return nps != null ? of(nps, PROMOTER, PASSIVE) : of(csat, SATISFIED, NEUTRAL);
  }

  private static Tone of(int score, int good, int middling) {
    return score >= good ? Tone.POSITIVE : score >= middling ? Tone.NEUTRAL : Tone.NEGATIVE;
  }
}
