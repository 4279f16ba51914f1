package dev.amends.ingest.surveys.domain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A survey with one customer.
 *
 * @param customerId null if nobody knows who answers
 * @param language the customer's, or null if it is not known
 * @param facts what the questions may name, by {@link Wording#FACTS}
 * @param channel how the customer was reached: link, email, sms, phone, paper …
 * @param author who fills it in for the customer, or null
 * @param answeredAt the first answer, or null
 * @param revisedAt the latest answer if it is not the first, or null
 * @param declinedAt when the customer said no, or null
 */
public record Conversation(
    UUID id,
    Survey survey,
    String customerId,
    Language language,
    Map<String, String> facts,
    String channel,
    String author,
    Answers answers,
    Instant createdAt,
    Instant expiresAt,
    Instant answeredAt,
    Instant revisedAt,
    Instant declinedAt) {

  /** Nothing has been said yet. */
  public static Conversation begun(
      UUID id,
      Survey survey,
      String customerId,
      Language language,
      Map<String, String> facts,
      String channel,
      String author,
      Instant now) {
    // Whole seconds, as the link has them.
    var at = now.truncatedTo(ChronoUnit.SECONDS);
    return new Conversation(
        id,
        survey,
        customerId,
        language,
        facts,
        channel,
        author,
        Answers.none(),
        at,
        at.plus(survey.validFor()),
        null,
        null,
        null);
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** All steps as the answers so far make them. */
  public List<Step> steps() {
    var outcome = survey.outcome();
    var value = answers.number(outcome.scale());
    var steps = new ArrayList<Step>();
    steps.add(new Step.Choose(outcome));
    steps.add(new Step.Say(survey.words().after(outcome.scale(), value)));
    survey.more(id.hashCode(), value, answers.words()).stream()
        .map(Step.Choose::new)
        .forEach(steps::add);
    if (customerId != null) {
      steps.add(new Step.Contact());
    }
    return List.copyOf(steps);
  }

  /** The first step that is neither answered nor passed over; empty at the end. */
  public Optional<Step> next() {
    return steps().stream().filter(step -> !answers.has(step.key())).findFirst();
  }

  public Optional<Step> step(String key) {
    return steps().stream().filter(step -> step.key().equals(key)).findFirst();
  }

  /** Without the outcome there is nothing to understand the rest by. */
  public boolean mayPass(Step step) {
    return !step.key().equals(survey.outcome().scale().key());
  }

  /** Whether the outcome is a low one, for which somebody will want to make up. */
  public boolean isUnhappy() {
    var scale = survey.outcome().scale();
    var value = answers.number(scale);
    return value != null && scale.isLow(value);
  }

  /** The same conversation if nothing changes by it. */
  public Conversation answered(Step step, JsonNode answer, Instant now) {
    if (answer.equals(answers.of(step.key())) && declinedAt == null) {
      return this;
    }
    if (answer.isNull() && !answers.has(step.key())) {
      // Passed over: nothing was said.
      return with(answers.with(step.key(), answer), answeredAt, revisedAt, null);
    }
    var changed =
        with(
            answers.with(step.key(), answer),
            answeredAt == null ? now : answeredAt,
            answeredAt == null ? null : later(now),
            null);
    return changed.withoutAnswersToOtherQuestions(questions());
  }

  /** What one answer changes another question into has not been answered yet. */
  private Conversation withoutAnswersToOtherQuestions(Map<String, Text> before) {
    var left = answers;
    for (var question : questions().entrySet()) {
      var asked = before.get(question.getKey());
      if (asked != null && !asked.equals(question.getValue())) {
        left = left.without(question.getKey());
      }
    }
    return left.equals(answers) ? this : with(left, answeredAt, revisedAt, declinedAt);
  }

  private Map<String, Text> questions() {
    var questions = new HashMap<String, Text>();
    for (var step : steps()) {
      if (step instanceof Step.Choose(Question(var scale, var ask))) {
        questions.put(scale.key(), ask);
      }
    }
    return questions;
  }

  /** Saying no takes nothing back that was said before. */
  public Conversation declined(Instant now) {
    return with(answers, answeredAt, revisedAt, declinedAt == null ? now : declinedAt);
  }

  /** Revisions are told apart by their time, also if the clock stands still between two. */
  private Instant later(Instant now) {
    var last = revisedAt == null ? answeredAt : revisedAt;
    return now.isAfter(last) ? now : last.plusMillis(1);
  }

  private Conversation with(Answers now, Instant first, Instant latest, Instant declined) {
    return new Conversation(
        id,
        survey,
        customerId,
        language,
        facts,
        channel,
        author,
        now,
        createdAt,
        expiresAt,
        first,
        latest,
        declined);
  }
}
