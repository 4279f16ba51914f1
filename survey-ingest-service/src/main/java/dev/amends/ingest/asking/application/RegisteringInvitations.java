package dev.amends.ingest.asking.application;

import static java.util.Comparator.comparing;

import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.ingest.asking.domain.Invitation;
import dev.amends.ingest.asking.domain.Invitation.Request;
import dev.amends.ingest.asking.domain.State.Waiting;
import dev.amends.ingest.surveys.application.SurveyEvents;
import dev.amends.ingest.surveys.domain.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Notes whom a survey is to ask. The same request again changes nothing. */
@ApplicationScoped
public class RegisteringInvitations {

  private final Invitations invitations;
  private final Outbox outbox;
  private final Clock clock;

  RegisteringInvitations(Invitations invitations, Outbox outbox, Clock clock) {
    this.invitations = invitations;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Somebody a survey is to ask. */
  public record Wish(Survey survey, Request request) {}

  /**
   * In a transaction in which nobody is erased, see {@link dev.amends.backbone.erasure.Erasures}.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void register(List<Wish> wishes) throws SQLException {
    var now = clock.instant();
    var events = new ArrayList<OutgoingEvent>();
    // In the order of their ids, so that two with the same ones wait for each other instead of
    // deadlocking; and told all at once, for the same reason.
    for (var wish : wishes.stream().sorted(comparing(each -> each.request().id())).toList()) {
      var request = wish.request();
      var invitation = Invitation.consider(request, wish.survey().asking(), now);
      if (invitations.add(invitation) && invitation.state() instanceof Waiting) {
        events.add(
            SurveyEvents.eligible(
                invitation.id(), wish.survey(), request.customerId(), request.language(), now));
      }
    }
    outbox.append(events);
  }
}
