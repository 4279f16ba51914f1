package dev.amends.ingest.asking.application;

/** Port to whether every case that was opened up to a moment ago is known here. */
@FunctionalInterface
public interface CasesKnown {
  boolean areKnown();
}
