package dev.amends.ingest.asking.application;

import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.ingest.surveys.application.LastContacts;
import dev.amends.ingest.surveys.application.SurveyEvents;
import dev.amends.ingest.surveys.application.SurveyEvents.Type;
import dev.amends.ingest.surveys.application.Surveys;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What follows from a message that went, in the caller's transaction. */
@ApplicationScoped
class SentMessages {

  private final Invitations invitations;
  private final Surveys surveys;
  private final LastContacts contacts;

  SentMessages(Invitations invitations, Surveys surveys, LastContacts contacts) {
    this.invitations = invitations;
    this.surveys = surveys;
    this.contacts = contacts;
  }

  /**
   * The first message asks, a reminder only repeats it.
   *
   * @param types what is told of the first
   * @return what the caller is to append, with all else of its transaction at once
   */
  List<OutgoingEvent> note(Claim claim, List<Type> types, Instant now) throws SQLException {
    var request = claim.invitation().request();
    var survey = surveys.latest(request.survey()).orElseThrow().read();
    invitations.save(claim.invitation().asked(claim.channel(), survey.asking(), now));
    if (claim.isReminder()) {
      return List.of();
    }
    contacts.note(request.customerId(), LastContacts.Kind.ASKED, now);
    return types.stream().map(type -> SurveyEvents.of(type, claim.conversation(), now)).toList();
  }
}
