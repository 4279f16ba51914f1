package dev.amends.acceptance.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Something that goes wrong and is mended.
 *
 * @param withholdsAnswers whether acknowledgements depend on what is gone
 */
record Fault(String name, boolean withholdsAnswers, Action harm, Duration lasts, Action mend) {

  static final List<String> SERVICES =
      List.of("survey-ingest", "risk-scoring", "recovery-workflow", "promoter-mobilization");

  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration CUT = Duration.ofSeconds(8);
  private static final Duration FULL = Duration.ofSeconds(3);
  private static final Duration FROZEN = Duration.ofSeconds(30);

  /** What can fail because a process or a file is not as expected. */
  interface Action {
    void run() throws IOException;
  }

  /** What the suite can do to the product. */
  interface Hands {
    void kill9(String part) throws IOException;

    /** Asks it to end, and returns when it has. */
    void stop(String part) throws IOException;

    void start(String part) throws IOException;

    void signal(String part, String signal) throws IOException;

    Cut lineTo(String part);

    /** What fills the database's disk, where it could be given a small one of its own. */
    Optional<FullDisk> fullDisk();
  }

  /**
   * Every kind of fault in the order of the seed, once for everything it can happen to; of the
   * lines between gateway and services one is cut, and one service each is restarted and frozen.
   * The database's disk is full only where it has a small one.
   */
  static List<Fault> all(Hands hands, Random random) {
    var faults = new ArrayList<Fault>();
    for (var part : List.of("kafka", "postgres")) {
      faults.add(kill(hands, part, part.equals("kafka")));
      faults.add(cut(hands, part, part.equals("kafka")));
    }
    for (var service : SERVICES) {
      faults.add(kill(hands, service, service.equals("survey-ingest")));
    }
    var restarted = anyOf(random);
    faults.add(restart(hands, restarted, restarted.equals("survey-ingest")));
    var unreachable = anyOf(random);
    faults.add(cut(hands, unreachable, unreachable.equals("survey-ingest")));
    faults.add(freeze(hands, anyOf(random), FROZEN));
    hands
        .fullDisk()
        .ifPresent(
            disk -> {
              faults.add(full("fill the disk of postgres", disk::fill, disk));
              faults.add(full("fill it until postgres dies", disk::fillUntilItDies, disk));
            });
    Collections.shuffle(faults, random);
    return faults;
  }

  private static String anyOf(Random random) {
    return SERVICES.get(random.nextInt(SERVICES.size()));
  }

  /** A few of them, none long. */
  static List<Fault> few(Hands hands, Random random) {
    var faults = new ArrayList<>(all(hands, random));
    faults.removeIf(fault -> fault.lasts.compareTo(FROZEN) >= 0);
    return faults.subList(0, 3);
  }

  private static Fault kill(Hands hands, String part, boolean withholdsAnswers) {
    return end(hands, part, "kill -9 " + part, () -> hands.kill9(part), withholdsAnswers);
  }

  /** As an upgrade does it: the service may end what it has begun. */
  private static Fault restart(Hands hands, String part, boolean withholdsAnswers) {
    return end(hands, part, "stop and start " + part, () -> hands.stop(part), withholdsAnswers);
  }

  private static Fault end(
      Hands hands, String part, String name, Action end, boolean withholdsAnswers) {
    return new Fault(name, withholdsAnswers, end, SHORT, () -> hands.start(part));
  }

  private static Fault cut(Hands hands, String part, boolean withholdsAnswers) {
    return new Fault(
        "cut off " + part,
        withholdsAnswers,
        () -> hands.lineTo(part).cut(),
        CUT,
        () -> hands.lineTo(part).mend());
  }

  /** Only answers that bring new facts of a customer wait for the database. */
  private static Fault full(String name, Action harm, FullDisk disk) {
    return new Fault(name, false, harm, FULL, disk::mend);
  }

  private static Fault freeze(Hands hands, String service, Duration lasts) {
    return new Fault(
        "freeze " + service,
        service.equals("survey-ingest"),
        () -> hands.signal(service, "STOP"),
        lasts,
        () -> hands.signal(service, "CONT"));
  }

  /**
   * Does the harm, waits and mends it.
   *
   * @return how long what was harmed was away
   */
  Duration happen() throws IOException {
    var before = System.nanoTime();
    harm.run();
    LockSupport.parkNanos(lasts.toNanos());
    mend.run();
    return Duration.ofNanos(System.nanoTime() - before);
  }
}
