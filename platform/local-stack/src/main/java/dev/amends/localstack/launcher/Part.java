package dev.amends.localstack.launcher;

import java.util.List;

/** One process of the running product. */
interface Part {

  String name();

  /** The ports it listens on; the first is shown. */
  List<StackPort> ports();

  /** Text that its command line contains, so that a reused pid is not taken for it. */
  String mark();

  /** Starts it and returns when it is ready for use. */
  void start();

  /** The signal by which it ends in order. */
  default String stopSignal() {
    return "TERM";
  }
}
