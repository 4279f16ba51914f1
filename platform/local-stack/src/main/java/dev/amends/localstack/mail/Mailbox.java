package dev.amends.localstack.mail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;

/** The newest messages, oldest first; an old one makes room when the box is full. */
public final class Mailbox {

  public static final int CAPACITY = 5_000;

  private final Deque<CaughtMail> messages = new ArrayDeque<>();
  private final int capacity;
  private long lastId;

  public Mailbox() {
    this(CAPACITY);
  }

  Mailbox(int capacity) {
    this.capacity = capacity;
  }

  synchronized void add(LongFunction<CaughtMail> withId) {
    messages.addLast(withId.apply(++lastId));
    if (messages.size() > capacity) {
      messages.removeFirst();
    }
  }

  /** Null means everybody; an address is compared without regard to case. */
  synchronized List<CaughtMail> to(String address) {
    return new ArrayList<>(
        messages.stream()
            .filter(m -> address == null || m.to().equalsIgnoreCase(address))
            .toList());
  }

  synchronized void clear() {
    messages.clear();
  }
}
