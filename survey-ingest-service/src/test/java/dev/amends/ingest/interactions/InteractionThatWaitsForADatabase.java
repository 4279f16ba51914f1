package dev.amends.ingest.interactions;

import javax.sql.DataSource;

/** What no class of this package may do, so that the rule against it is seen to notice. */
public record InteractionThatWaitsForADatabase(DataSource database) {}
