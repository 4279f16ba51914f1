package dev.amends.acceptance.faults;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One response as an upstream system sends it.
 *
 * @param number tells the responses of a customer apart
 * @param revision 1, or more for a correction of the same response
 */
record Answer(Customer customer, int number, int revision, int nps) {

  String externalId() {
    return customer.id() + "-" + number;
  }

  /** The facts come with the first answer. */
  Map<String, Object> event(String source) {
    var event = new LinkedHashMap<String, Object>();
    event.put("source", source);
    event.put("externalId", externalId());
    event.put("customerId", customer.id());
    event.put("occurredAt", "2026-05-01T09:30:00Z");
    event.put("mode", "live");
    event.put("touchpoint", "delivery");
    event.put("language", "en");
    event.put("scores", Map.of("nps", nps));
    if (customer.kind() == Customer.Kind.FAN && number == 1) {
      event.put("customer", customer.facts());
    }
    return event;
  }
}
