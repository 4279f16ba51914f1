package dev.amends.backbone.event;

/** A record that no retry can make readable; it belongs among the dead letters. */
public class UnreadableEvent extends Exception {

  public UnreadableEvent(String reason) {
    super(reason);
  }
}
