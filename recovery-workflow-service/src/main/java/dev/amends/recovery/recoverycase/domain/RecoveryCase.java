package dev.amends.recovery.recoverycase.domain;

import dev.amends.recovery.recoverycase.domain.CaseCommand.BreakPromise;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Claim;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Contact;
import dev.amends.recovery.recoverycase.domain.CaseCommand.ExpireLease;
import dev.amends.recovery.recoverycase.domain.CaseCommand.KeepPromise;
import dev.amends.recovery.recoverycase.domain.CaseCommand.MakePromise;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Note;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Pause;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Release;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Reopen;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Resolve;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Resume;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Ring;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Snooze;
import dev.amends.recovery.recoverycase.domain.CaseCommand.Wake;
import dev.amends.recovery.recoverycase.domain.Decision.Done;
import dev.amends.recovery.recoverycase.domain.Decision.Happened;
import dev.amends.recovery.recoverycase.domain.Decision.Refused;
import dev.amends.recovery.sla.SlaTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One customer's case. A command gives the case as it is afterwards together with what happened;
 * the same command on the same case at the same time always gives the same.
 *
 * @param contactedAt when somebody first spoke with the customer, or null
 */
public record RecoveryCase(
    UUID id,
    String customerId,
    Stage stage,
    Instant contactedAt,
    List<Promise> promises,
    Clocks clocks) {

  /** More than this is not a conversation any more. */
  public static final int MAX_PROMISES = 50;

  /** Longer than this nobody waits for an answer: the clocks go on. */
  public static final Duration LONGEST_PAUSE = Duration.ofDays(30);

  /** Stands for the customer of a case whose customer was erased; no customer has this id. */
  public static final String NOBODY = "";

  private static final Set<String> SPOKE = Set.of("reached", "declined");

  /** Whether somebody spoke with the customer. */
  static boolean spoke(String outcome) {
    return SPOKE.contains(outcome);
  }

  /**
   * @param actor who does it; the service's own name for what the clock does
   */
  public Decision decide(CaseCommand command, String actor, Instant now, SlaTerms terms) {
    return switch (decided(command, actor, now, terms)) {
      case Refused refused -> refused;
      case Done done -> new Done(done.now().ticked(done.happened(), now, terms), done.happened());
    };
  }

  private RecoveryCase ticked(List<Happened> happened, Instant now, SlaTerms terms) {
    var after = clocks;
    for (var each : happened) {
      after = after.after(each.change(), each.detail(), now, terms);
    }
    return with(after);
  }

  /** The earliest of what is owed: what a clock demands, and promises that were not kept. */
  public Optional<Instant> deadline() {
    return Stream.concat(
            clocks.dueAt().stream(),
            promises.stream().filter(Promise::canBeKept).map(Promise::dueAt))
        .min(Comparator.naturalOrder());
  }

  private Decision decided(CaseCommand command, String actor, Instant now, SlaTerms terms) {
    if (customerId.equals(NOBODY)) {
      return new Refused("The customer was erased; nothing can be added to the case.");
    }
    return switch (command) {
      case Claim claim -> claim(claim, actor, now);
      case Release release -> release(release, actor);
      case Contact contact -> atWork(actor, now, worked -> worked.contact(contact, now));
      case MakePromise promise ->
          atWork(actor, now, worked -> new PromisesOf(worked).make(promise, actor, now));
      case KeepPromise keep -> new PromisesOf(this).keep(keep, now);
      case Resolve resolve -> atWork(actor, now, worked -> worked.resolve(resolve, actor, now));
      case Reopen reopen -> reopen(reopen);
      case Snooze snooze -> atWork(actor, now, worked -> worked.snooze(snooze, actor, now));
      case Pause pause -> atWork(actor, now, worked -> new ClocksOf(worked).pause(pause, now));
      case Resume resume -> atWork(actor, now, worked -> new ClocksOf(worked).resume());
      case Note note -> done(this, CaseChange.NOTED, "text", note.text());
      case ExpireLease expire -> expireLease(now);
      case Wake wake -> wake(now);
      case Ring ring -> new ClocksOf(this).ring(now, terms);
      case BreakPromise broken -> new PromisesOf(this).breakOverdue(broken, now);
    };
  }

  /** What the person may do now, by the names of the interface. */
  public List<String> allowed(String actor) {
    if (customerId.equals(NOBODY)) {
      return List.of();
    }
    return switch (stage) {
      case Stage.Open open ->
          List.of("claim", "contact", "promise", "snooze", "resolve", "note", "merge");
      case Stage.Claimed claimed when claimed.agent().equals(actor) ->
          withKeep(
              "contact",
              "promise",
              clocks.paused() ? "resume" : "pause",
              "snooze",
              "resolve",
              "release",
              "note",
              "merge");
      case Stage.Claimed claimed -> List.of("note");
      case Stage.Snoozed snoozed -> withKeep("claim", "note");
      case Stage.Resolved resolved -> withKeep("reopen", "note");
      case Stage.Recovered recovered -> List.of("reopen", "note");
      case Stage.Closed closed -> List.of("reopen", "note");
    };
  }

  private List<String> withKeep(String... words) {
    var allowed = new ArrayList<>(List.of(words));
    if (promises.stream().anyMatch(Promise::canBeKept)) {
      allowed.add("keep");
    }
    return List.copyOf(allowed);
  }

  private Decision claim(Claim claim, String actor, Instant now) {
    return switch (stage) {
      case Stage.Claimed claimed when !claimed.agent().equals(actor) && !expired(claimed, now) ->
          new Refused("The case is with " + claimed.agent() + ".");
      case Stage.Open open -> claimed(claim, actor, now);
      case Stage.Claimed claimed -> claimed(claim, actor, now);
      case Stage.Snoozed snoozed -> claimed(claim, actor, now);
      case Stage.Resolved resolved -> new Refused("The case is resolved; reopen it first.");
      case Stage.Recovered recovered -> new Refused("The case is recovered; reopen it first.");
      case Stage.Closed closed -> new Refused("The case is closed; reopen it first.");
    };
  }

  private Decision claimed(Claim claim, String actor, Instant now) {
    var until = claim.lease() == null ? null : now.plus(claim.lease());
    return done(with(new Stage.Claimed(actor, until)), CaseChange.CLAIMED, "until", until);
  }

  private Decision release(Release release, String actor) {
    if (stage instanceof Stage.Claimed claimed && claimed.agent().equals(actor)) {
      return done(with(new Stage.Open()), CaseChange.RELEASED, "reason", release.reason());
    }
    return new Refused("Only who has the case can release it.");
  }

  private interface Work {
    Decision on(RecoveryCase worked);
  }

  /** Work makes the case one's own: who starts on a free case claims it by that. */
  private Decision atWork(String actor, Instant now, Work work) {
    return switch (stage) {
      case Stage.Claimed claimed when claimed.agent().equals(actor) ->
          work.on(with(new Stage.Claimed(actor, null)));
      case Stage.Claimed claimed when !expired(claimed, now) ->
          new Refused("The case is with " + claimed.agent() + ".");
      case Stage.Open open -> claimingFirst(actor, work);
      case Stage.Claimed claimed -> claimingFirst(actor, work);
      case Stage.Snoozed snoozed -> claimingFirst(actor, work);
      case Stage.Resolved resolved -> new Refused("The case is resolved; reopen it first.");
      case Stage.Recovered recovered -> new Refused("The case is recovered; reopen it first.");
      case Stage.Closed closed -> new Refused("The case is closed; reopen it first.");
    };
  }

  private Decision claimingFirst(String actor, Work work) {
    return switch (work.on(with(new Stage.Claimed(actor, null)))) {
      case Refused refused -> refused;
      case Done done -> {
        var happened = new ArrayList<Happened>();
        happened.add(new Happened(CaseChange.CLAIMED, Map.of()));
        happened.addAll(done.happened());
        yield new Done(done.now(), List.copyOf(happened));
      }
    };
  }

  private Decision contact(Contact contact, Instant now) {
    var first = contactedAt == null && SPOKE.contains(contact.outcome());
    return done(
        new RecoveryCase(id, customerId, stage, first ? now : contactedAt, promises, clocks),
        CaseChange.CONTACTED,
        "channel",
        contact.channel(),
        "outcome",
        contact.outcome(),
        "note",
        contact.note());
  }

  private Decision resolve(Resolve command, String actor, Instant now) {
    var resolved = new Stage.Resolved(command.rootCause(), command.note(), actor, now);
    return done(
        with(resolved),
        CaseChange.RESOLVED,
        "rootCause",
        command.rootCause(),
        "note",
        command.note());
  }

  private Decision snooze(Snooze command, String actor, Instant now) {
    if (!command.until().isAfter(now)) {
      return new Refused("A snooze needs a time that is still to come.");
    }
    return done(
        with(new Stage.Snoozed(actor, command.until(), command.reason())),
        CaseChange.SNOOZED,
        "until",
        command.until(),
        "reason",
        command.reason());
  }

  private Decision reopen(Reopen command) {
    if (stage.active()) {
      return new Refused("The case is open.");
    }
    return done(with(new Stage.Open()), CaseChange.REOPENED, "reason", command.reason());
  }

  private Decision expireLease(Instant now) {
    if (stage instanceof Stage.Claimed claimed && expired(claimed, now)) {
      return done(with(new Stage.Open()), CaseChange.LEASE_EXPIRED, "agent", claimed.agent());
    }
    return new Refused("No lease has run out.");
  }

  private Decision wake(Instant now) {
    if (stage instanceof Stage.Snoozed snoozed && !snoozed.until().isAfter(now)) {
      return done(with(new Stage.Open()), CaseChange.WOKEN, "reason", snoozed.reason());
    }
    return new Refused("The case is not due to wake.");
  }

  private static boolean expired(Stage.Claimed claimed, Instant now) {
    return claimed.until() != null && !claimed.until().isAfter(now);
  }

  private RecoveryCase with(Stage next) {
    return new RecoveryCase(id, customerId, next, contactedAt, promises, clocks);
  }

  RecoveryCase with(List<Promise> all) {
    return new RecoveryCase(id, customerId, stage, contactedAt, List.copyOf(all), clocks);
  }

  private RecoveryCase with(Clocks next) {
    return new RecoveryCase(id, customerId, stage, contactedAt, promises, next);
  }

  static Decision done(RecoveryCase now, CaseChange change, Object... namesAndValues) {
    return new Done(now, List.of(Happened.of(change, namesAndValues)));
  }
}
