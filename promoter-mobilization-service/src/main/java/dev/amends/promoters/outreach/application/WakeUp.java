package dev.amends.promoters.outreach.application;

/** Tells whoever sends that something may be due; too often does no harm. */
@FunctionalInterface
public interface WakeUp {
  void sender();
}
