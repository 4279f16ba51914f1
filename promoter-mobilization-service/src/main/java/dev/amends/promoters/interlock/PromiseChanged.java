package dev.amends.promoters.interlock;

import java.util.UUID;

/** What this service reads of {@code promise.broken} and {@code promise.kept}. */
public record PromiseChanged(UUID caseId, String customerId, UUID promiseId) {}
