package dev.amends.promoters.outreach.application;

/** Whether everything that could forbid a message is known up to a moment ago. */
@FunctionalInterface
public interface Interlock {
  boolean isCurrent();
}
