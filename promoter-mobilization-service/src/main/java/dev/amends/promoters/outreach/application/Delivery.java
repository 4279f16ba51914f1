package dev.amends.promoters.outreach.application;

/** How an attempt ended. */
public sealed interface Delivery {

  /** The mail server took it. */
  record Accepted() implements Delivery {}

  /** The mail server will never take mail for this address. */
  record Refused(String why) implements Delivery {}

  /** For certain not taken, but may be later. */
  record NotAccepted(String why) implements Delivery {}

  /** Nobody knows; it is tried again under the same message id when the lease has run out. */
  record Unknown(String why) implements Delivery {}
}
