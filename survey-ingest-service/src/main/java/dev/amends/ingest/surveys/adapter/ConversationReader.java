package dev.amends.ingest.surveys.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.surveys.application.BeginningConversation.Wanted;
import dev.amends.ingest.surveys.domain.FactsReader;
import dev.amends.ingest.surveys.domain.Language;
import dev.amends.ingest.surveys.domain.Survey;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Fields;
import java.util.ArrayList;

/** Reads with whom a conversation is to be begun, and what may be named in it. */
final class ConversationReader {

  private static final int MAX_CHANNEL = 50;
  private static final String USUAL_CHANNEL = "link";

  private ConversationReader() {}

  /**
   * @param byStaff who fills it in for the customer
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with everything that is wrong
   */
  static Wanted read(Survey survey, JsonNode json, String caller, boolean byStaff) {
    if (!json.isObject()) {
      throw ErrorCode.INVALID.because("An object was expected.");
    }
    var errors = new ArrayList<FieldError>();
    var fields = new Fields(json, "", errors);
    var channel = optional(fields, "channel", MAX_CHANNEL);
    if (byStaff && channel == null) {
      fields.refuse("channel", Code.REQUIRED, "How did you hear it: phone, paper, visit?");
    }
    var wanted =
        new Wanted(
            survey,
            optional(fields, "externalId", FeedbackReader.MAX_ID),
            optional(fields, "customerId", FeedbackReader.MAX_ID),
            language(fields),
            FactsReader.read(fields.nested("facts")),
            channel == null ? USUAL_CHANNEL : channel,
            caller,
            byStaff ? caller : null);
    if (wanted.customerId() == null && wanted.facts().containsKey("name")) {
      fields.refuse("customerId", Code.REQUIRED, "Who is called by name is not anonymous.");
    }
    if (fields.unknown() > 0) {
      fields.refuse("*", Code.UNKNOWN_VALUE, "There are fields here that nobody knows.");
    }
    if (!errors.isEmpty()) {
      throw ErrorCode.INVALID
          .with("Mend the fields named in errors and send the request again.")
          .with("errors", errors)
          .build();
    }
    return wanted;
  }

  /** Optional, but not blank. */
  private static String optional(Fields fields, String name, int most) {
    return fields.absent(name) ? null : fields.requiredText(name, most);
  }

  private static Language language(Fields fields) {
    var tag = fields.text("language", 20);
    return Language.of(tag).orElse(null);
  }
}
