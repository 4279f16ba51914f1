package dev.amends.risk.outcome.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.risk.activation.Activation;
import dev.amends.risk.assessment.domain.Evidence;
import dev.amends.risk.assessment.domain.RiskModel;
import dev.amends.risk.assessment.domain.Scores;
import dev.amends.risk.assessment.domain.Words;
import dev.amends.risk.model.domain.AdditiveModel;
import dev.amends.risk.outcome.domain.Card;
import dev.amends.risk.outcome.domain.KnownCustomer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningFromOutcomesTest {

  private static final Instant NIGHT = Instant.parse("2026-05-01T01:45:00Z");

  private final FakeModels models = new FakeModels();

  @Test
  void theFirstFiftyLossesAreWorthAnAttempt() throws Exception {
    assertEquals(Optional.empty(), atNight(49, NIGHT));
    assertEquals(50, atNight(50, NIGHT).orElseThrow().losses());
  }

  @Test
  void theNextAttemptWaitsForTwentyFiveMoreLosses() throws Exception {
    atNight(50, NIGHT);
    var next = NIGHT.plus(Duration.ofDays(1));
    assertEquals(Optional.empty(), atNight(74, next));
    assertEquals(75, atNight(75, next).orElseThrow().losses());
  }

  @Test
  void anAttemptOfThirtyDaysAgoIsMadeAnewEvenIfFewerWereLost() throws Exception {
    atNight(80, NIGHT);
    assertEquals(Optional.empty(), atNight(60, NIGHT.plus(Duration.ofDays(30)).minusSeconds(1)));
    assertEquals(60, atNight(60, NIGHT.plus(Duration.ofDays(30))).orElseThrow().losses());
    assertEquals(Optional.empty(), atNight(49, NIGHT.plus(Duration.ofDays(90))));
  }

  @Test
  void whoeverAsksForItIsAnsweredEachTime() throws Exception {
    assertEquals(10, learning(10, NIGHT).learn(false).orElseThrow().losses());
    assertEquals(10, learning(10, NIGHT).learn(false).orElseThrow().losses());
  }

  private Optional<RiskModels.Attempt> atNight(int losses, Instant now) throws Exception {
    return learning(losses, now).learn(true);
  }

  private LearningFromOutcomes learning(int losses, Instant now) {
    var customers =
        IntStream.range(0, losses * 2)
            .mapToObj(at -> new KnownCustomer("C-" + at, answer(at % 2 * 9), false, at % 2 == 0))
            .toList();
    return new LearningFromOutcomes(
        (until, limit) -> customers, models, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Evidence answer(int nps) {
    return new Evidence(
        new Scores(nps, null, null, null, null, null, null), Words.NONE, 0, Evidence.Slices.NONE);
  }

  private static final class FakeModels implements RiskModels {
    private Attempt last;

    @Override
    public List<Version> all() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Version> of(int version) {
      return Optional.of(new Version(RiskModel.shipped(), null, null));
    }

    @Override
    public Optional<Activation> active() {
      return Optional.empty();
    }

    @Override
    public void lock() {}

    @Override
    public int keep(Instant at, AdditiveModel points, Card card) {
      return 2;
    }

    @Override
    public Activation activate(int version, Instant at, String actor, String why) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void tried(Attempt attempt) {
      last = attempt;
    }

    @Override
    public Optional<Attempt> lastTried() {
      return Optional.ofNullable(last);
    }
  }
}
