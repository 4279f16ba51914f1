package dev.amends.mail;

/**
 * Asked when the server has all of a message but its end: until then it has taken nothing. Who asks
 * notes here that the message goes, so that it is not sent a second time by whoever takes over.
 */
@FunctionalInterface
public interface LastStep {

  /** Whether the message may still go; an exception counts as no. */
  boolean mayGo() throws Exception;
}
