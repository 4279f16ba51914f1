package dev.amends.backbone.lag;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class WatchedTopicTest {

  private static final TopicPartition PARTITION = new TopicPartition("amends.cases.v1", 0);
  private static final Duration TOLERATED = Duration.ofSeconds(5);

  private long committed = 0;
  private long end = 0;
  private final MovingClock clock = new MovingClock();
  private final ConsumerLag lag = new ConsumerLag(clock);
  private final WatchedTopic topic =
      new WatchedTopic(
          () -> {
            clock.pass(Duration.ofMillis(1));
            lag.look(Map.of(PARTITION, new ConsumerLag.Offsets(committed, end)));
          },
          lag::lag,
          clock);

  @Test
  void beforeTheFirstLookNothingIsTrusted() {
    assertFalse(topic.isWithin(TOLERATED));
  }

  @Test
  void aTopicWithNothingLeftToReadIsTrustedFromTheSecondLook() {
    look();
    assertFalse(topic.isWithin(TOLERATED));
    look();

    assertTrue(topic.isWithin(TOLERATED));
  }

  @Test
  void aBacklogFromBeforeTheStartIsNotMistakenForAShortLag() {
    end = 100;
    look();
    aSecondPasses();
    committed = 60;
    look();

    assertFalse(topic.isWithin(TOLERATED));
  }

  @Test
  void onceTheBacklogIsReadAConstantTrickleIsTolerated() {
    end = 100;
    look();
    aSecondPasses();
    committed = 100;
    end = 130;
    look();

    assertTrue(topic.isWithin(TOLERATED));
  }

  @Test
  void moreThanFiveSecondsBehindIsTooMuch() {
    look();
    look();
    end = 1;
    look();
    clock.pass(TOLERATED);
    assertTrue(topic.isWithin(TOLERATED));
    clock.pass(Duration.ofMillis(1));
    assertFalse(topic.isWithin(TOLERATED));
  }

  private void look() {
    topic.look();
  }

  private void aSecondPasses() {
    clock.pass(Duration.ofSeconds(1));
  }
}
