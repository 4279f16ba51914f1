package dev.amends.console;

/** Which of our routes sees a request first. All come before the console's files and their single-page fallback. */
final class Order {

  static final int HEADERS = -300;
  static final int SESSION = -200;
  static final int GATEWAY = -100;

  private Order() {}
}
