package dev.amends.localstack.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Invented responses of the last 90 days, the same for the same clock: enough to make every page of
 * the console look used, few enough live ones that the queues stay readable.
 */
public final class DemoFeedback {

  /** One event as it is sent; {@code expectsReaction}: a case or an outreach decision follows. */
  public record Item(Map<String, Object> event, boolean live, boolean expectsReaction) {}

  /** How the customer feels, by the usual bounds of the promoter score. */
  enum Mood {
    DETRACTOR,
    PASSIVE,
    PROMOTER
  }

  private record Slot(Mood mood, boolean live) {}

  static final int CUSTOMERS = 250;
  static final List<String> TOUCHPOINTS =
      List.of("order", "delivery", "installation", "invoice", "support", "renewal");
  private static final List<String> CHANNELS = List.of("email", "email", "sms", "web", "phone");
  private static final Duration SPAN = Duration.ofDays(90);
  private static final Duration LIVE_SPAN = Duration.ofDays(3);
  private static final long SEED = 20_260_501L;

  private final Random random = new Random(SEED);
  private final Instant now;
  private final List<DemoCustomer> customers = new ArrayList<>();
  private final Comments comments = new Comments();

  private DemoFeedback(Clock clock) {
    now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    for (int number = 1; number <= CUSTOMERS; number++) {
      customers.add(DemoCustomer.numbered(number, now, random));
    }
  }

  public static List<Item> items(Clock clock) {
    return new DemoFeedback(clock).build();
  }

  /** 320 for the history and 80 live ones, 45 of which open a case each. */
  private static List<Slot> slots(boolean live) {
    var slots = new ArrayList<Slot>();
    slots.addAll(Collections.nCopies(live ? 45 : 60, new Slot(Mood.DETRACTOR, live)));
    slots.addAll(Collections.nCopies(live ? 10 : 90, new Slot(Mood.PASSIVE, live)));
    slots.addAll(Collections.nCopies(live ? 25 : 170, new Slot(Mood.PROMOTER, live)));
    return slots;
  }

  private List<Item> build() {
    var items = new ArrayList<Item>();
    // History goes over everybody in turn; who is live is somebody else each time, so that no two
    // live complaints fall into one case.
    var turn = new ArrayList<>(customers);
    Collections.shuffle(turn, random);
    addAll(items, shuffled(slots(false)), turn);
    Collections.rotate(turn, 100);
    addAll(items, shuffled(slots(true)), turn);
    items.sort(Comparator.comparing(item -> (String) item.event().get("occurredAt")));
    return items;
  }

  private List<Slot> shuffled(List<Slot> slots) {
    Collections.shuffle(slots, random);
    return slots;
  }

  private void addAll(List<Item> items, List<Slot> slots, List<DemoCustomer> turn) {
    for (int i = 0; i < slots.size(); i++) {
      items.add(item(items.size() + 1, slots.get(i), turn.get(i % turn.size())));
    }
  }

  private Item item(int number, Slot slot, DemoCustomer customer) {
    var touchpoint = pick(TOUCHPOINTS);
    var event = new LinkedHashMap<String, Object>();
    event.put("source", "demo-survey");
    event.put("externalId", "demo-response-%04d".formatted(number));
    event.put("customerId", customer.id());
    event.put("occurredAt", when(slot.live()).toString());
    event.put("touchpoint", touchpoint);
    event.put("journey", touchpoint.equals("renewal") ? "renewal" : "first-order");
    event.put("channel", pick(CHANNELS));
    event.put("language", customer.language());
    event.put("scores", DemoScores.of(slot.mood(), random));
    // Happy people often just click a number.
    if (slot.live() || slot.mood() == Mood.DETRACTOR || random.nextInt(100) < 75) {
      event.put("comment", comments.text(customer.language(), slot.mood(), touchpoint, random));
    }
    event.put("customer", customer.facts());
    if (slot.mood() == Mood.DETRACTOR) {
      event.put("contact", contact());
    }
    if (!slot.live()) {
      event.put("mode", "history");
    }
    return new Item(event, slot.live(), slot.live() && slot.mood() != Mood.PASSIVE);
  }

  private Instant when(boolean live) {
    var oldest = live ? LIVE_SPAN : SPAN;
    var newest = live ? Duration.ofMinutes(5) : LIVE_SPAN;
    var minutes = oldest.minus(newest).toMinutes();
    return now.minus(newest).minus(random.nextInt((int) minutes), ChronoUnit.MINUTES);
  }

  private Map<String, Object> contact() {
    var contact = new LinkedHashMap<String, Object>();
    contact.put("wanted", random.nextInt(100) < 85);
    contact.put("channel", pick(List.of("phone", "phone", "email", "sms")));
    contact.put("when", pick(List.of("morning", "daytime", "evening")));
    return contact;
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
