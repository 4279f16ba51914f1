package dev.amends.bench;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Responses as upstream systems send them, each with an id and a customer of its own. */
final class Payloads {

  private static final String[] COMMENTS = {
    "Paketet kom aldrig fram och ingen svarade när jag ringde, jag väntade i fyrtio minuter.",
    "Snabb leverans och trevlig personal, precis som det ska vara.",
    "The parcel arrived three days late and the box was open, but support sorted it out quickly.",
    "Helt okej, men det var svårt att hitta var man ändrar sin adress i appen."
  };

  private final AtomicLong number = new AtomicLong();
  private final String run;

  /**
   * @param run tells the responses of several runs apart
   */
  Payloads(String run) {
    this.run = run;
  }

  Buffer one() {
    return Buffer.buffer(json(number.getAndIncrement()).getBytes(StandardCharsets.UTF_8));
  }

  Buffer batch(int items) {
    var text = new StringBuilder(items * 700).append('[');
    for (var i = 0; i < items; i++) {
      text.append(i == 0 ? "" : ",").append(json(number.getAndIncrement()));
    }
    return Buffer.buffer(text.append(']').toString().getBytes(StandardCharsets.UTF_8));
  }

  private String json(long n) {
    return "{\"source\":\"bench-"
        + run
        + "\",\"externalId\":\"response-"
        + n
        + "\",\"customerId\":\"customer-"
        + run
        + "-"
        + n
        + "\",\"mode\":\"live\",\"occurredAt\":\"2026-05-01T09:30:00Z\",\"touchpoint\":\"delivery\","
        + "\"journey\":\"first-order\",\"segment\":\"consumer\",\"channel\":\"email\",\"language\":\"sv\","
        + "\"tags\":[\"delivery-late\"],\"scores\":{\"nps\":"
        + n % 11
        + ",\"ces\":"
        + (1 + n % 7)
        + ",\"csat\":"
        + (1 + n % 5)
        + "},\"comment\":\""
        + COMMENTS[(int) (n % COMMENTS.length)]
        + "\",\"contact\":{\"wanted\":true,\"channel\":\"phone\",\"when\":\"evening\"}}";
  }
}
