package dev.amends.acceptance.faults;

import java.util.List;
import java.util.Map;

/** A customer of the load. */
record Customer(String id, Kind kind) {

  /** What a customer is like decides what the product has to make of every answer. */
  enum Kind {
    /** Always a detractor, and sometimes corrected to another bad score: one case. */
    UNHAPPY,
    /** Always a promoter, with permission: one message. */
    FAN,
    /** Never either: no case, no message. */
    LUKEWARM,
    /** One bad answer, corrected to a good one: a case that is not closed by it. */
    MISTAKEN
  }

  String address() {
    return id + "@example.com";
  }

  Map<String, Object> facts() {
    var permission =
        Map.of(
            "purpose", "marketing",
            "channel", "email",
            "basis", "consent",
            "at", "2026-01-10T08:00:00Z");
    return Map.of("name", id, "email", address(), "permissions", List.of(permission));
  }
}
