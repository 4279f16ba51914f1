package dev.amends.bench;

import dev.amends.localstack.process.ProjectRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures the product beside its peers. Exit code 1 if a target is missed.
 *
 * <p>Arguments: {@code --only=ingest,drain} measures some sections, {@code --full} drains 200,000
 * responses instead of 50,000, {@code --short} only sees whether everything works. Without the
 * first and the last, docs/performance.md gets the table.
 */
public final class Bench {

  private static final List<Section> SECTIONS =
      List.of(new Ingest(), new Drain(), new CaseDelay(), new Starts());

  /** Long, and against a bound instead of a peer: measured only when they are named. */
  private static final List<Section> NAMED =
      List.of(new Imports(), new Scoring(), new PolicyReplays(), new Timers());

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    var only = Set.<String>of();
    var effort = Effort.WHOLE;
    for (var argument : arguments) {
      if (argument.startsWith("--only=")) {
        only = Set.of(argument.substring("--only=".length()).split(","));
      } else if (argument.equals("--short")) {
        effort = Effort.SHORT;
      } else if (argument.equals("--full")) {
        effort = Effort.FULL;
      } else {
        throw new IllegalArgumentException("Unknown argument " + argument);
      }
    }
    var results = measure(only, effort);
    var table = new Table(results);
    System.out.println(table);
    if (only.isEmpty() && effort != Effort.SHORT) {
      table.writeInto(ProjectRoot.find());
    }
    System.exit(results.stream().allMatch(Result::met) || effort == Effort.SHORT ? 0 : 1);
  }

  private static List<Result> measure(Set<String> only, Effort effort) throws Exception {
    var results = new ArrayList<Result>();
    var all = Stream.concat(SECTIONS.stream(), NAMED.stream()).toList();
    var names = all.stream().map(Section::name).toList();
    if (!names.containsAll(only)) {
      throw new IllegalArgumentException("--only takes " + String.join(", ", names) + ".");
    }
    var sections = only.isEmpty() ? SECTIONS : all;
    for (var section : sections) {
      if (only.isEmpty() || only.contains(section.name())) {
        // A broker of its own: what one section leaves waiting is not the next one's work.
        try (var lab = new Lab()) {
          for (var result : section.measure(lab, effort, new Progress(section.name()))) {
            System.out.println(result.line());
            results.add(result);
          }
        }
      }
    }
    return results;
  }
}
