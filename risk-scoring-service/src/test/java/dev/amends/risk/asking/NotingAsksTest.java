package dev.amends.risk.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.localstack.testing.ContractFolder;
import dev.amends.risk.asking.Ask.Bucket;
import dev.amends.risk.asking.Ask.Counts;
import dev.amends.risk.asking.Ask.Slice;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NotingAsksTest {

  private static final UUID ONE = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final UUID TWO = UUID.fromString("00000000-0000-0000-0000-000000000002");

  /** Late in the evening in Stockholm, the day before in London. */
  private static final Instant ASKED = Instant.parse("2026-05-01T22:30:00Z");

  private static final Instant LATER = Instant.parse("2026-05-04T09:00:00Z");

  private static final Bucket BUCKET =
      new Bucket(
          LocalDate.of(2026, 5, 2),
          new Slice("delivery", "delivery", "first-order", "email", "sv"));

  private final Fake asks = new Fake();
  private final NotingAsks noting = new NotingAsks(asks, ZoneId.of("Europe/Stockholm"));

  @Test
  void aDeliveryCountsOnItsDayInTheBusinesssZone() throws SQLException {
    noting.handle(List.of(event(NotingAsks.DELIVERED, ONE, ASKED)));
    assertEquals(Map.of(BUCKET, new Counts(1, 0, 0)), asks.counts);
  }

  @Test
  void anAnswerCountsOnTheDayOfItsDelivery() throws SQLException {
    noting.handle(List.of(event(NotingAsks.DELIVERED, ONE, ASKED)));
    noting.handle(List.of(event(NotingAsks.ANSWERED, ONE, LATER)));
    assertEquals(Map.of(BUCKET, new Counts(1, 1, 0)), asks.counts);
  }

  @Test
  void anAnswerThatIsToldBeforeTheDeliveryIsCountedWithIt() throws SQLException {
    noting.handle(List.of(event(NotingAsks.ANSWERED, ONE, LATER)));
    assertEquals(Map.of(), asks.counts);
    noting.handle(List.of(event(NotingAsks.DELIVERED, ONE, ASKED)));
    assertEquals(Map.of(BUCKET, new Counts(1, 1, 0)), asks.counts);
  }

  @Test
  void whoAnswersAfterANoHasAnswered() throws SQLException {
    noting.handle(
        List.of(event(NotingAsks.DELIVERED, ONE, ASKED), event(NotingAsks.DECLINED, ONE, LATER)));
    assertEquals(Map.of(BUCKET, new Counts(1, 0, 1)), asks.counts);
    noting.handle(List.of(event(NotingAsks.ANSWERED, ONE, LATER.plusSeconds(1))));
    assertEquals(Map.of(BUCKET, new Counts(1, 1, 0)), asks.counts);
  }

  @Test
  void theSameToldAgainChangesNothing() throws SQLException {
    var all =
        List.of(
            event(NotingAsks.DELIVERED, ONE, ASKED),
            event(NotingAsks.ANSWERED, ONE, LATER),
            event(NotingAsks.DELIVERED, TWO, ASKED));
    noting.handle(all);
    noting.handle(all);
    assertEquals(Map.of(BUCKET, new Counts(2, 1, 0)), asks.counts);
  }

  @Test
  void aLinkThatWasHandedOverSaysNothingOfTheSilent() throws SQLException {
    noting.handle(List.of(event(NotingAsks.ANSWERED, ONE, LATER)));
    assertEquals(Map.of(), asks.counts);
    assertEquals(LATER, asks.known.get(ONE).answeredAt());
  }

  @Test
  void everyGoldenSampleCanBeRead() throws IOException {
    var contracts = ContractFolder.ofProject();
    for (var type : List.of(NotingAsks.DELIVERED, NotingAsks.ANSWERED, NotingAsks.DECLINED)) {
      var samples = contracts.samples("amends.interactions.v1", type);
      assertFalse(samples.isEmpty(), type);
      for (var sample : samples.values()) {
        assertFalse(EventJson.read(sample, SurveyHappened.class).slice().survey().isEmpty());
      }
    }
  }

  private static IncomingEvent event(String type, UUID invitation, Instant at) {
    var happened =
        new SurveyHappened(
            invitation, "delivery", "C-1", at, "delivery", "first-order", "email", "sv");
    var meta =
        new EventMeta(UUID.randomUUID(), type, "/survey-ingest", at, "C-1", null, null, null);
    return new IncomingEvent(meta, happened, null);
  }

  private static final class Fake implements Asks {
    private final Map<UUID, Ask> known = new HashMap<>();
    private final Map<Bucket, Counts> counts = new HashMap<>();

    @Override
    public Map<UUID, Ask> lock(Collection<UUID> invitations) {
      var found = new HashMap<>(known);
      found.keySet().retainAll(invitations);
      return found;
    }

    @Override
    public void store(List<Ask> asks) {
      asks.forEach(ask -> known.put(ask.invitationId(), ask));
    }

    @Override
    public void add(Map<Bucket, Counts> changes) {
      changes.forEach((bucket, change) -> counts.merge(bucket, change, Counts::plus));
    }
  }
}
