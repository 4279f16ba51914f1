package dev.amends.ingest.asking.adapter;

import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import dev.amends.ingest.asking.application.RegisteringInvitations;
import dev.amends.ingest.asking.application.RegisteringInvitations.Wish;
import dev.amends.ingest.asking.domain.AskingRules;
import dev.amends.ingest.asking.domain.Invitation.Request;
import dev.amends.ingest.surveys.application.Surveys;
import dev.amends.ingest.surveys.application.Surveys.Published;
import dev.amends.ingest.surveys.domain.Survey;
import dev.amends.ingest.surveys.domain.Wording;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Asks those to whom the touchpoint of a survey occurs. The id of an invitation follows from its
 * cause, so a redelivered one asks nobody twice.
 */
@ApplicationScoped
public class TouchpointStream {

  public static final EventTypes TYPES =
      new EventTypes(Map.of("dev.amends.touchpoint.occurred.v1", TouchpointOccurred.class));

  private static final Logger LOG = Logger.getLogger(TouchpointStream.class);
  private static final String BY = "touchpoint";

  private final Surveys surveys;
  private final RegisteringInvitations registering;
  private final AskingRules rules;
  private final Clock clock;
  private final EventStream stream;

  TouchpointStream(
      EventStreams streams,
      Surveys surveys,
      RegisteringInvitations registering,
      AskingRules rules,
      Clock clock) {
    this.surveys = surveys;
    this.registering = registering;
    this.rules = rules;
    this.clock = clock;
    this.stream =
        streams.forwarding(
            "interactions",
            TYPES,
            events -> {
              ask(events);
              return List.of();
            });
  }

  @Incoming("interactions")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
  }

  private void ask(List<IncomingEvent> events) throws SQLException {
    var now = clock.instant();
    var wishes = new ArrayList<Wish>();
    for (var published : surveys.latest()) {
      var survey = readable(published);
      if (survey.isPresent() && survey.get().asking().automatic()) {
        events.stream()
            .map(event -> event.data(TouchpointOccurred.class))
            .filter(each -> survey.get().touchpoint().equals(each.touchpoint()))
            .filter(each -> isRecent(each, survey.get(), now))
            .map(each -> new Wish(survey.get(), request(each, survey.get())))
            .forEach(wishes::add);
      }
    }
    registering.register(wishes);
  }

  /** One survey that cannot be read must not keep the others from asking. */
  private static Optional<Survey> readable(Published published) {
    try {
      return Optional.of(published.read());
    } catch (IllegalStateException e) {
      LOG.errorf("Survey %s asks nobody: %s", published.survey(), e.getMessage());
      return Optional.empty();
    }
  }

  /** What is imported of the past is no reason to ask anybody, and not worth a row each. */
  private static boolean isRecent(TouchpointOccurred each, Survey survey, Instant now) {
    var asking = survey.asking();
    return now.isBefore(each.occurredAt().plus(asking.after()).plus(asking.useful()));
  }

  private Request request(TouchpointOccurred occurred, Survey survey) {
    var facts = new HashMap<String, String>();
    var day = occurred.occurredAt().atZone(rules.quiet().zone()).toLocalDate();
    facts.put(Wording.ORDER_DATE, day.toString());
    if (occurred.product() != null && Wording.isPlain(occurred.product())) {
      facts.put(Wording.PRODUCT, occurred.product());
    }
    return new Request(
        survey.id(),
        occurred.source() + ":" + occurred.externalId(),
        occurred.customerId(),
        null,
        null,
        facts,
        occurred.occurredAt(),
        BY);
  }
}
