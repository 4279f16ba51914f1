package dev.amends.mail;

/** How an attempt to hand over a message ended. */
public sealed interface Delivery {

  /** The mail server took it. */
  record Accepted() implements Delivery {}

  /** The mail server will never take mail for this address. */
  record Refused(String why) implements Delivery {}

  /** For certain not taken, but may be later. */
  record NotAccepted(String why) implements Delivery {}

  /** Nobody knows; whoever tries again does so under the same message id. */
  record Unknown(String why) implements Delivery {}
}
