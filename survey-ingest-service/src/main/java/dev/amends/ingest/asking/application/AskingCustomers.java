package dev.amends.ingest.asking.application;

import dev.amends.backbone.erasure.Erasures;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.ingest.asking.application.Invitations.Due;
import dev.amends.ingest.asking.domain.AskingPolicy;
import dev.amends.ingest.asking.domain.AskingRules;
import dev.amends.ingest.asking.domain.Decision;
import dev.amends.ingest.asking.domain.Decision.Ask;
import dev.amends.ingest.asking.domain.Decision.Block;
import dev.amends.ingest.asking.domain.Decision.Leave;
import dev.amends.ingest.asking.domain.Decision.Wait;
import dev.amends.ingest.asking.domain.Invitation;
import dev.amends.ingest.asking.domain.Reason;
import dev.amends.ingest.surveys.application.Conversations;
import dev.amends.ingest.surveys.application.SurveyEvents.Type;
import dev.amends.ingest.surveys.application.Surveys;
import dev.amends.ingest.surveys.domain.Asking.Channel;
import dev.amends.ingest.surveys.domain.Conversation;
import dev.amends.ingest.surveys.domain.Survey;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides on what is due and claims what is to be sent: the first of three short transactions, by
 * which nobody else can send. {@link SettlingMessages} has the others.
 */
@ApplicationScoped
public class AskingCustomers {

  /** How long an attempt may take before another instance believes that it died. */
  public static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration MOMENT = Duration.ofSeconds(5);

  /** Invitations looked at in one transaction. */
  static final int BATCH = 100;

  private final Invitations invitations;
  private final Surveys surveys;
  private final Conversations conversations;
  private final List<MessageChannel> channels;
  private final AskingRules rules;
  private final SentMessages sent;
  private final CasesKnown cases;
  private final Outbox outbox;
  private final Erasures erasures;
  private final Clock clock;

  AskingCustomers(
      Invitations invitations,
      Surveys surveys,
      Conversations conversations,
      @All List<MessageChannel> channels,
      AskingRules rules,
      SentMessages sent,
      CasesKnown cases,
      Outbox outbox,
      Erasures erasures,
      Clock clock) {
    this.invitations = invitations;
    this.surveys = surveys;
    this.conversations = conversations;
    this.channels = channels;
    this.rules = rules;
    this.sent = sent;
    this.cases = cases;
    this.outbox = outbox;
    this.erasures = erasures;
    this.clock = clock;
  }

  /**
   * What a look at the due invitations led to.
   *
   * @param claims to be sent now
   * @param settled how many were blocked, wait on or are left alone
   * @param presumed how many count as sent although who sent them did not live to say so
   */
  public record Turn(List<Claim> claims, int settled, int presumed) {

    public boolean foundNothing() {
      return claims.isEmpty() && settled == 0 && presumed == 0;
    }
  }

  /**
   * @param capacity how many messages can be sent at the moment
   */
  @Transactional
  public Turn takeDue(int capacity) throws SQLException {
    // While somebody is asked nobody is erased.
    erasures.withoutErased(List.of());
    var now = clock.instant();
    var asked = new HashMap<String, Survey>();
    var busy = new HashSet<String>();
    var claims = new ArrayList<Claim>();
    var events = new ArrayList<OutgoingEvent>();
    var settled = 0;
    var presumed = 0;
    for (var due : invitations.lockDue(now, BATCH)) {
      var survey = newest(due.invitation(), asked);
      if (due.handedOver()) {
        events.addAll(presume(due.invitation(), survey, now));
        presumed++;
        continue;
      }
      if (claims.size() >= capacity || isBusy(due, busy)) {
        continue;
      }
      switch (decide(due, survey, now)) {
        case Ask ask -> claims.add(claim(due, survey, ask, now));
        case Wait(var reason, var until) -> {
          invitations.save(due.invitation().postpone(reason, until, now));
          settled++;
        }
        case Block(var reason) -> {
          invitations.save(due.invitation().block(reason, now));
          settled++;
        }
        case Leave leave -> {
          invitations.save(due.invitation().leave());
          settled++;
        }
      }
    }
    // All at once: whoever appends for several customers has to take them in one order.
    outbox.append(events);
    return new Turn(claims, settled, presumed);
  }

  /** The second invitation of a customer waits until it is known how the first one ended. */
  private static boolean isBusy(Due due, Set<String> busy) {
    return !busy.add(due.invitation().request().customerId());
  }

  private Survey newest(Invitation invitation, Map<String, Survey> asked) throws SQLException {
    var name = invitation.request().survey();
    if (!asked.containsKey(name)) {
      asked.put(name, surveys.latest(name).orElseThrow().read());
    }
    return asked.get(name);
  }

  private Decision decide(Due due, Survey survey, Instant now) throws SQLException {
    var setUp =
        survey.asking().channels().stream()
            .filter(each -> channels.stream().anyMatch(c -> c.channel() == each && c.isSetUp()))
            .toList();
    var decision =
        AskingPolicy.decide(due.invitation(), setUp, due.standing(), rules, due.over(), now);
    if (!(decision instanceof Ask)) {
      return decision;
    }
    if (!cases.areKnown()) {
      return new Wait(Reason.INTERLOCK_BEHIND, now.plus(MOMENT));
    }
    return due.invitation().messages() == 0
        ? withinTheDay(decision, due.invitation(), survey, now)
        : decision;
  }

  private Decision withinTheDay(Decision ask, Invitation invitation, Survey survey, Instant now)
      throws SQLException {
    var perDay = survey.asking().perDay();
    var zone = rules.quiet().zone();
    var day = now.atZone(zone).toLocalDate();
    if (perDay == null || invitations.takePlace(invitation, day, perDay)) {
      return ask;
    }
    var tomorrow = day.plusDays(1).atStartOfDay(zone).toInstant();
    return AskingPolicy.inTime(new Wait(Reason.DAILY_CAP, tomorrow), invitation.usefulUntil());
  }

  private Claim claim(Due due, Survey survey, Ask ask, Instant now) throws SQLException {
    var invitation = due.invitation();
    var conversation =
        invitation.messages() > 0
            ? conversations.find(invitation.id()).orElseThrow()
            : begun(Inviting.conversation(invitation, survey, due.standing(), ask.channel(), now));
    // As exactly as the database keeps it: by it a claim is told from a later one.
    var lease = now.plus(LEASE).truncatedTo(ChronoUnit.MICROS);
    var claim = new Claim(invitation, conversation, ask.channel(), ask.to(), lease);
    invitations.claim(claim);
    return claim;
  }

  /** Of an attempt that came to nothing nobody has the link, and it may be over. */
  private Conversation begun(Conversation conversation) throws SQLException {
    conversations.remove(conversation.id());
    conversations.add(conversation);
    return conversation;
  }

  /** Whether it was delivered nobody lived to say. */
  private List<OutgoingEvent> presume(Invitation invitation, Survey survey, Instant now)
      throws SQLException {
    var conversation = conversations.find(invitation.id());
    if (conversation.isEmpty()) {
      invitations.save(
          invitation.messages() > 0 ? invitation.leave() : invitation.block(Reason.TOO_LATE, now));
      return List.of();
    }
    var channel =
        Channel.of(conversation.get().channel()).orElse(survey.asking().channels().getFirst());
    return sent.note(
        new Claim(invitation, conversation.get(), channel, null, now), List.of(Type.INVITED), now);
  }
}
