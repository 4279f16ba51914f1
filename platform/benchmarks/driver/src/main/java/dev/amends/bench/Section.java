package dev.amends.bench;

import java.util.List;

/** One part of the measurement, with processes of its own. */
interface Section {

  /** The word by which it can be chosen. */
  String name();

  List<Result> measure(Lab lab, Effort effort, Progress progress) throws Exception;
}
