package dev.amends.promoters.interlock;

import java.util.UUID;

/** What this service reads of any case event. */
public record CaseChanged(UUID caseId, String customerId) {}
