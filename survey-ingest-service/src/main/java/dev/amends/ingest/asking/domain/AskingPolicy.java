package dev.amends.ingest.asking.domain;

import dev.amends.ingest.asking.domain.Decision.Ask;
import dev.amends.ingest.asking.domain.Decision.Block;
import dev.amends.ingest.asking.domain.Decision.Leave;
import dev.amends.ingest.asking.domain.Decision.Wait;
import dev.amends.ingest.asking.domain.State.Asked;
import dev.amends.ingest.asking.domain.State.Blocked;
import dev.amends.ingest.asking.domain.State.Waiting;
import dev.amends.ingest.customers.Permission;
import dev.amends.ingest.surveys.domain.Asking.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a customer may be asked at this moment, from the facts of this moment. What passes in
 * time delays; what does not, blocks; either has a reason.
 */
public final class AskingPolicy {

  private static final String SURVEY = "survey";
  private static final String SERVICE_REPLY = "service-reply";
  private static final Duration MOMENT = Duration.ofMinutes(1);

  private AskingPolicy() {}

  /**
   * @param channels those of the survey that are set up, the preferred first
   * @param over when the conversation is; there is no use in reminding then. Null if there is none
   */
  public static Decision decide(
      Invitation invitation,
      List<Channel> channels,
      Standing standing,
      AskingRules rules,
      Instant over,
      Instant now) {
    return switch (invitation.state()) {
      case Waiting waiting -> first(invitation, waiting, channels, standing, rules, now);
      case Asked asked -> reminder(invitation, channels, standing, rules, over, now);
      case Blocked blocked -> new Leave();
    };
  }

  private static Decision first(
      Invitation invitation,
      Waiting waiting,
      List<Channel> channels,
      Standing standing,
      AskingRules rules,
      Instant now) {
    var useful = invitation.usefulUntil();
    if (!now.isBefore(useful)) {
      return new Block(waiting.reason() == null ? Reason.TOO_LATE : waiting.reason());
    }
    var quarantine = quarantine(invitation, standing, rules, now);
    return switch (reach(invitation, channels, standing)) {
      case Ask ask when hasOpenCase(invitation, standing) -> new Wait(Reason.OPEN_CASE, useful);
      case Ask ask when quarantine.isPresent() -> inTime(quarantine.get(), useful);
      case Ask ask when standing.anotherUnderWay() ->
          inTime(new Wait(Reason.ANOTHER_UNDER_WAY, now.plus(MOMENT)), useful);
      case Ask ask -> unlessQuiet(ask, rules, useful, now);
      case Decision other -> other;
    };
  }

  /** Whatever speaks against reminding, the customer was asked. */
  private static Decision reminder(
      Invitation invitation,
      List<Channel> channels,
      Standing standing,
      AskingRules rules,
      Instant over,
      Instant now) {
    if (standing.replied()
        || over == null
        || !now.isBefore(over)
        || hasOpenCase(invitation, standing)) {
      return new Leave();
    }
    return switch (reach(invitation, channels, standing)) {
      case Ask ask ->
          switch (unlessQuiet(ask, rules, over, now)) {
            case Block block -> new Leave();
            case Decision other -> other;
          };
      case Decision other -> new Leave();
    };
  }

  private static Decision reach(Invitation invitation, List<Channel> channels, Standing standing) {
    if (channels.isEmpty()) {
      return new Block(Reason.NO_CHANNEL);
    }
    var permitted = channels.stream().filter(each -> permits(invitation, standing, each)).toList();
    if (permitted.isEmpty()) {
      return new Block(Reason.NO_PERMISSION);
    }
    var customerId = invitation.request().customerId();
    return permitted.stream()
        .filter(channel -> standing.address(channel, customerId) != null)
        .findFirst()
        .<Decision>map(channel -> new Ask(channel, standing.address(channel, customerId)))
        .orElseGet(() -> new Block(Reason.NO_ADDRESS));
  }

  /**
   * The question whether a case was put right is an answer to the customer's own complaint: it is
   * allowed unless it was forbidden. Any other needs a permission.
   */
  private static boolean permits(Invitation invitation, Standing standing, Channel channel) {
    var forSurveys = said(standing.permissions(), SURVEY, channel);
    var forReplies = said(standing.permissions(), SERVICE_REPLY, channel);
    return isReply(invitation, standing)
        ? forSurveys.orElse(true) && forReplies.orElse(true)
        : forSurveys.orElse(false);
  }

  /** A yes or a no: of each purpose and channel there is one, what was said last of it. */
  private static Optional<Boolean> said(
      List<Permission> permissions, String purpose, Channel channel) {
    return permissions.stream()
        .filter(each -> each.purpose().equals(purpose) && each.channel().equals(channel.code()))
        .findFirst()
        .map(each -> !Boolean.TRUE.equals(each.withdrawn()));
  }

  /** Only of a case of this very customer: anything could be called a case. */
  private static boolean isReply(Invitation invitation, Standing standing) {
    return invitation.request().caseId() != null && standing.caseKnown();
  }

  private static boolean hasOpenCase(Invitation invitation, Standing standing) {
    return standing.openCases().stream()
        .anyMatch(each -> !each.equals(invitation.request().caseId()));
  }

  /** The longest that holds; a case's own question asks whatever was asked before. */
  private static Optional<Wait> quarantine(
      Invitation invitation, Standing standing, AskingRules rules, Instant now) {
    if (isReply(invitation, standing)) {
      return Optional.empty();
    }
    return Stream.of(
            wait(Reason.DECLINED_RECENTLY, standing.declinedAt(), rules.afterDeclined()),
            wait(Reason.ANSWERED_RECENTLY, standing.answeredAt(), rules.afterAnswered()),
            wait(Reason.ASKED_RECENTLY, standing.askedAt(), rules.afterAsked()))
        .flatMap(Optional::stream)
        .filter(wait -> wait.until().isAfter(now))
        .reduce((one, other) -> other.until().isAfter(one.until()) ? other : one);
  }

  private static Optional<Wait> wait(Reason reason, Instant since, Duration pause) {
    return Optional.ofNullable(since).map(time -> new Wait(reason, time.plus(pause)));
  }

  private static Decision unlessQuiet(Ask ask, AskingRules rules, Instant useful, Instant now) {
    return rules
        .quiet()
        .over(now)
        .map(until -> inTime(new Wait(Reason.QUIET_HOURS, until), useful))
        .orElse(ask);
  }

  /** Delayed if it is of use then, otherwise blocked. */
  public static Decision inTime(Wait wait, Instant useful) {
    return wait.until().isBefore(useful) ? wait : new Block(wait.reason());
  }
}
