package dev.amends.risk.textmodel;

import dev.amends.risk.textmodel.TextModels.Attempt;
import dev.amends.text.ToneLearner;
import dev.amends.text.ToneLearner.Card;
import dev.amends.text.ToneLearner.Comment;
import dev.amends.text.ToneLearner.Outcome;
import dev.amends.text.learning.LinearModel;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Learns at night from the comments that came with a score. What does better on comments that were
 * held out than what reads now is a new version, and reads from then on, unless a person has chosen
 * the version that reads: then it waits to be chosen too.
 */
@ApplicationScoped
class LearningFromComments {

  /** Who activates what was learned. */
  static final String ITSELF = "amends";

  /** So many more comments than last time are worth another attempt. */
  static final int WORTH_TRYING = 100;

  private static final Logger LOG = Logger.getLogger(LearningFromComments.class);
  private static final int LONGEST_SECONDS = 900;

  /** Any number will do, as long as every instance uses it and nothing else does. */
  private static final long ALONE = 0x6c_65_61_72_6eL;

  private final ScoredComments comments;
  private final TextModels versions;
  private final LearnedReaders readers;
  private final DataSource database;
  private final Clock clock;

  LearningFromComments(
      ScoredComments comments,
      TextModels versions,
      LearnedReaders readers,
      DataSource database,
      Clock clock) {
    this.comments = comments;
    this.versions = versions;
    this.readers = readers;
    this.database = database;
    this.clock = clock;
  }

  @Scheduled(
      cron = "{amends.text.learning.cron}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void atNight() {
    learn(true);
  }

  /**
   * @param onlyIfWorthIt not if there are hardly more comments than last time
   * @return what was tried; empty if it was not worth it, or another instance is at it
   */
  Optional<Attempt> learn(boolean onlyIfWorthIt) {
    return QuarkusTransaction.requiringNew()
        .timeout(LONGEST_SECONDS)
        .call(() -> isAlone() ? tried(onlyIfWorthIt) : Optional.empty());
  }

  private boolean isAlone() throws SQLException {
    try (var connection = database.getConnection();
        var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
      lock.setLong(1, ALONE);
      try (var row = lock.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private Optional<Attempt> tried(boolean onlyIfWorthIt) throws SQLException {
    var examples = new TreeMap<String, List<Comment>>();
    var counts = new TreeMap<String, Integer>();
    for (var language : readers.shipped().languages()) {
      var found = comments.newest(language, ToneLearner.MOST);
      examples.put(language, found);
      counts.put(language, found.size());
    }
    if (onlyIfWorthIt && !isWorthIt(counts)) {
      return Optional.empty();
    }
    var attempt = attempt(examples, counts);
    versions.tried(attempt);
    return Optional.of(attempt);
  }

  private boolean isWorthIt(Map<String, Integer> counts) throws SQLException {
    var before = versions.lastTried().map(Attempt::comments).orElse(Map.of());
    return counts.entrySet().stream()
        .anyMatch(
            each ->
                each.getValue() >= ToneLearner.MOST
                    || each.getValue() - before.getOrDefault(each.getKey(), 0) >= WORTH_TRYING);
  }

  private Attempt attempt(Map<String, List<Comment>> examples, Map<String, Integer> counts)
      throws SQLException {
    var active = versions.active();
    var kept = new HashMap<String, LinearModel>();
    if (active.isPresent()) {
      kept.putAll(versions.weights(active.get().version()));
    }
    var cards = new ArrayList<Card>();
    var better = false;
    for (var each : examples.entrySet()) {
      var outcome =
          ToneLearner.learn(each.getKey(), each.getValue(), readers.shipped(), readers.models());
      if (outcome instanceof Outcome.Learned(var model, var card)) {
        cards.add(card);
        if (card.isBetter()) {
          better = true;
          kept.put(each.getKey(), model);
        }
      }
    }
    var now = clock.instant();
    LOG.infof("Learned from comments: %s", cards);
    if (!better) {
      return new Attempt(now, counts, cards, null);
    }
    var version = versions.keep(now, cards, kept);
    if (active.isEmpty() || active.get().actor().equals(ITSELF)) {
      versions.activate(version, now, ITSELF, "Better on comments that were held out.");
    }
    return new Attempt(now, counts, cards, version);
  }
}
