package dev.amends.ingest.asking.application;

import dev.amends.ingest.asking.domain.Invitation;
import dev.amends.ingest.asking.domain.Standing;
import dev.amends.ingest.surveys.domain.Asking.Channel;
import dev.amends.ingest.surveys.domain.Conversation;
import dev.amends.ingest.surveys.domain.Language;
import dev.amends.ingest.surveys.domain.Survey;
import dev.amends.ingest.surveys.domain.Wording;
import java.time.Instant;
import java.util.HashMap;

/** What an invitation becomes when it goes out. */
final class Inviting {

  private Inviting() {}

  /** In the customer's language and, unless it was said otherwise, by the customer's name. */
  static Conversation conversation(
      Invitation invitation, Survey survey, Standing standing, Channel channel, Instant now) {
    var request = invitation.request();
    var facts = new HashMap<>(request.facts());
    if (standing.name() != null && Wording.isPlain(standing.name())) {
      facts.putIfAbsent(Wording.NAME, standing.name());
    }
    var language =
        request.language() == null
            ? Language.of(standing.language()).orElse(null)
            : request.language();
    return Conversation.begun(
        invitation.id(), survey, request.customerId(), language, facts, channel.code(), null, now);
  }
}
