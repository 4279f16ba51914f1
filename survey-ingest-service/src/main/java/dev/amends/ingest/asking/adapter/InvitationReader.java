package dev.amends.ingest.asking.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.asking.domain.Invitation.Request;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.surveys.domain.FactsReader;
import dev.amends.ingest.surveys.domain.Language;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Fields;
import dev.amends.ingest.verdict.OccurredAt;
import dev.amends.ingest.verdict.Reading;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads who is to be asked. customerId and externalId are required. */
final class InvitationReader {

  private final String survey;
  private final String by;
  private final Clock clock;

  InvitationReader(String survey, String by, Clock clock) {
    this.survey = survey;
    this.by = by;
    this.clock = clock;
  }

  Reading<Request> read(JsonNode item) {
    if (!item.isObject()) {
      return new Reading.Invalid<>(
          List.of(FieldError.of("", Code.WRONG_TYPE, "An object was expected.")));
    }
    var errors = new ArrayList<FieldError>();
    var fields = new Fields(item, "", errors);
    var request =
        new Request(
            survey,
            fields.requiredText("externalId", FeedbackReader.MAX_ID),
            fields.requiredText("customerId", FeedbackReader.MAX_ID),
            caseId(fields),
            Language.of(fields.text("language", 20)).orElse(null),
            FactsReader.read(fields.nested("facts")),
            fields.absent("occurredAt") ? clock.instant() : OccurredAt.read(fields, clock),
            by);
    return errors.isEmpty() ? new Reading.Valid<>(request) : new Reading.Invalid<>(errors);
  }

  private static UUID caseId(Fields fields) {
    var text = fields.text("caseId", 36);
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      fields.refuse("caseId", Code.WRONG_TYPE, "The id of a recovery case was expected.");
      return null;
    }
  }
}
