package dev.amends.console;

/**
 * Which of our routes sees a request first. Between them, at -200 and -100, Quarkus prepares the
 * identity and checks permissions; the console's files and their single-page fallback come last.
 */
final class Order {

  static final int HEADERS = -300;
  static final int SESSION = -60;
  static final int GATEWAY = -50;

  private Order() {}
}
