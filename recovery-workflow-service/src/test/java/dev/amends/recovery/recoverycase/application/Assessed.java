package dev.amends.recovery.recoverycase.application;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.IncomingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Responses of unhappy customers, as risk-scoring judges them. */
final class Assessed {

  private Assessed() {}

  static IncomingEvent by(String customerId) {
    var receipt = UUID.randomUUID();
    var now = Instant.parse("2026-05-04T08:00:00Z");
    var meta =
        new EventMeta(
            UUID.randomUUID(),
            "dev.amends.response.assessed.v1",
            "/risk-scoring",
            now,
            customerId,
            receipt,
            null,
            null);
    var assessment =
        new Assessment(
            receipt,
            1,
            customerId,
            false,
            "live",
            now,
            "delivery",
            "email",
            "sv",
            Map.of("nps", 2),
            "Aldrig mer.",
            null,
            0.6,
            "high",
            true,
            List.of("nps-detractor"),
            false,
            List.of(),
            "additive/1");
    return new IncomingEvent(meta, assessment, null);
  }
}
