package dev.amends.risk.gaming.domain;

import dev.amends.risk.gaming.domain.Answers.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands out among groups. Each group is tested for runs, and, where it is known who was
 * asked, for skewed invitations; all tests together are one family.
 *
 * @param tests how many were made
 * @param tooFew groups with fewer than {@value #FEWEST} answers, which are not tested
 * @param found the tested groups, those that stand out first
 */
public record Radar(int tests, int tooFew, List<Found> found) {

  /** Fewer answers, or customers asked, would tell of single people. */
  public static final int FEWEST = 30;

  /** Of what stands out by a test, this share is chance, at most and on average. */
  public static final double LEVEL = 0.05;

  /** One comment may be a misunderstanding. */
  public static final int FEWEST_COMMENTS = 2;

  /**
   * A test and what is left of it among all tests.
   *
   * @param q the smallest level of false discoveries at which it counts, 0–1
   */
  public record Tested<T>(T test, double p, double q) {

    public boolean standsOut() {
      return q <= LEVEL;
    }
  }

  /**
   * @param saying how many comments say that a ten was asked for, and {@code comments} the newest
   *     of their responses
   */
  public record Found(
      Group group,
      Tested<LongestRun> run,
      Optional<Tested<Invitations>> invitations,
      int saying,
      List<UUID> comments) {

    public boolean saidOften() {
      return saying >= FEWEST_COMMENTS;
    }

    public boolean flagged() {
      return run.standsOut() || invitations.filter(Tested::standsOut).isPresent() || saidOften();
    }

    private double smallestQ() {
      return Math.min(run.q(), invitations.map(Tested::q).orElse(1.0));
    }
  }

  /**
   * @param invitations by the values of the groups, if it is known
   */
  public static Radar of(Collection<Answers> groups, Map<String, Invitations> invitations) {
    var enough = groups.stream().filter(group -> group.n() >= FEWEST).toList();
    var runs = enough.stream().map(Answers::longestRun).toList();
    var asked = enough.stream().map(group -> asked(group, invitations)).toList();
    var all = new ArrayList<Double>();
    runs.forEach(run -> all.add(run.p()));
    asked.forEach(each -> each.ifPresent(found -> all.add(found.p())));
    var p = all.stream().mapToDouble(Double::doubleValue).toArray();
    var q = FalseDiscovery.adjusted(p);
    var found = new ArrayList<Found>();
    var next = enough.size();
    for (var at = 0; at < enough.size(); at++) {
      var group = enough.get(at);
      var run = new Tested<>(runs.get(at), p[at], q[at]);
      var skew = Optional.<Tested<Invitations>>empty();
      if (asked.get(at).isPresent()) {
        skew = Optional.of(new Tested<>(asked.get(at).get(), p[next], q[next]));
        next++;
      }
      found.add(new Found(group.group(), run, skew, group.sayingInAll(), group.saying()));
    }
    found.sort(
        Comparator.comparing(Found::flagged)
            .reversed()
            .thenComparingDouble(Found::smallestQ)
            .thenComparing(each -> each.group().value())
            .thenComparing(each -> each.group().series()));
    return new Radar(p.length, groups.size() - enough.size(), List.copyOf(found));
  }

  /** Few say nothing, here or elsewhere. */
  private static Optional<Invitations> asked(Answers group, Map<String, Invitations> invitations) {
    return Optional.ofNullable(invitations.get(group.group().value()))
        .filter(found -> found.asked() >= FEWEST && found.othersAsked() >= FEWEST);
  }
}
