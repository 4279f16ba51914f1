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
import dev.amends.risk.assessment.application.FeedbackReceived;
import dev.amends.risk.assessment.domain.Scores;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NotingAsksTest {

  private static final UUID ONE = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final UUID TWO = UUID.fromString("00000000-0000-0000-0000-000000000002");

  private static final UUID THREE = UUID.fromString("00000000-0000-0000-0000-000000000003");

  /** Late in the evening in Stockholm, the day before in London. */
  private static final Instant ASKED = Instant.parse("2026-05-01T22:30:00Z");

  private static final Instant LATER = Instant.parse("2026-05-04T09:00:00Z");

  private static final Slice SLICE =
      new Slice("delivery", "delivery", "first-order", "email", "sv");
  private static final Bucket BUCKET = new Bucket(LocalDate.of(2026, 5, 2), SLICE, "", null);

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
  void anAnswerIsCountedInsteadOfTheSilenceThatStoodThere() throws SQLException {
    noting.handle(List.of(asking("nps", "delivery", ONE), asking("nps", "delivery", TWO)));
    assertEquals(Map.of(npsTouchpoint(null), new Counts(2, 0, 0)), asks.counts());
    noting.note(List.of(said(ONE, 3, 6)));
    assertEquals(
        Map.of(npsTouchpoint(null), new Counts(1, 0, 0), npsTouchpoint(3), new Counts(1, 0, 0)),
        asks.counts());
    noting.handle(List.of(event(NotingAsks.ANSWERED, ONE, LATER)));
    noting.note(List.of(said(ONE, 3, 5), said(ONE, 9, 5)));
    assertEquals(
        Map.of(npsTouchpoint(null), new Counts(1, 0, 0), npsTouchpoint(9), new Counts(1, 1, 0)),
        asks.counts());
  }

  @Test
  void anAnswerThatComesBeforeTheDeliveryIsTheSameInTheEnd() throws SQLException {
    noting.note(List.of(said(ONE, 3, null)));
    assertEquals(Map.of(), asks.counts());
    noting.handle(List.of(asking("nps", "delivery", ONE)));
    assertEquals(Map.of(npsTouchpoint(3), new Counts(1, 0, 0)), asks.counts());
  }

  @Test
  void whoAnswersOnlyAnotherQuestionIsSilentOnThisOne() throws SQLException {
    noting.handle(List.of(asking("nps", "delivery", ONE)));
    noting.note(List.of(said(ONE, null, 6)));
    assertEquals(Map.of(npsTouchpoint(null), new Counts(1, 0, 0)), asks.counts());
  }

  @Test
  void whatIsAskedForDecidesTheSeries() throws SQLException {
    noting.handle(List.of(asking("nps", null, ONE), asking("ces", "delivery", TWO)));
    assertEquals(
        Set.of("nps-relationship/1", "ces/1"),
        asks.counts().keySet().stream().map(Bucket::series).collect(Collectors.toSet()));
    noting.handle(List.of(asking("nes", "delivery", THREE)));
    assertEquals(new Counts(1, 0, 0), asks.counts().get(BUCKET));
  }

  @Test
  void answersToInvitationsOfOthersAreNotOurs() throws SQLException {
    noting.note(
        List.of(
            response("erp", ONE.toString(), 3, null),
            response("survey:delivery", "no uuid", 3, null),
            response("survey:delivery", null, 3, null)));
    assertEquals(Map.of(), asks.known);
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
    return event(type, invitation, at, "delivery", null);
  }

  private static IncomingEvent asking(String outcome, String touchpoint, UUID invitation) {
    return event(NotingAsks.DELIVERED, invitation, ASKED, touchpoint, outcome);
  }

  private static IncomingEvent event(
      String type, UUID invitation, Instant at, String touchpoint, String outcome) {
    var happened =
        new SurveyHappened(
            invitation, "delivery", "C-1", at, touchpoint, "first-order", "email", "sv", outcome);
    var meta =
        new EventMeta(UUID.randomUUID(), type, "/survey-ingest", at, "C-1", null, null, null);
    return new IncomingEvent(meta, happened, null);
  }

  private static Bucket npsTouchpoint(Integer answer) {
    return new Bucket(BUCKET.day(), SLICE, "nps-touchpoint/1", answer);
  }

  private static FeedbackReceived said(UUID invitation, Integer nps, Integer ces) {
    return response("survey:delivery", invitation.toString(), nps, ces);
  }

  private static FeedbackReceived response(
      String source, String invitation, Integer nps, Integer ces) {
    return new FeedbackReceived(
        ONE,
        source,
        "C-1",
        false,
        "live",
        null,
        null,
        LATER,
        null,
        "delivery",
        "first-order",
        null,
        "email",
        "sv",
        null,
        null,
        null,
        null,
        new Scores(nps, null, ces, null, null, null, null),
        null,
        null,
        null,
        invitation);
  }

  private static final class Fake implements Asks {
    private final Map<UUID, Ask> known = new HashMap<>();
    private final Map<Bucket, Counts> counts = new HashMap<>();

    @Override
    public Map<UUID, Ask> lock(Collection<Ask> asks) {
      var found = new HashMap<UUID, Ask>();
      for (var ask : asks) {
        known.putIfAbsent(ask.invitationId(), ask);
        found.put(ask.invitationId(), known.get(ask.invitationId()));
      }
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

    /** Those of buckets that something is in. */
    Map<Bucket, Counts> counts() {
      var filled = new HashMap<>(counts);
      filled.values().removeIf(Counts.NONE::equals);
      return filled;
    }
  }
}
