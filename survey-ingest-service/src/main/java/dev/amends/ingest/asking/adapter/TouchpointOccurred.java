package dev.amends.ingest.asking.adapter;

import java.time.Instant;

/** What asking reads of {@code touchpoint.occurred}. */
record TouchpointOccurred(
    String source,
    String externalId,
    String customerId,
    Instant occurredAt,
    String touchpoint,
    String product) {}
