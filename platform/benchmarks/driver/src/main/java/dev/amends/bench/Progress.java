package dev.amends.bench;

/** Says what is going on: a measurement takes minutes. */
final class Progress {

  private final long start = System.nanoTime();
  private final String section;

  Progress(String section) {
    this.section = section;
  }

  void say(String what) {
    System.out.printf(
        "%4d s  %s: %s%n", (System.nanoTime() - start) / 1_000_000_000, section, what);
  }
}
