package dev.amends.ingest.feedback.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.customers.CustomerFacts;
import dev.amends.ingest.sensitive.DataRequest;
import dev.amends.ingest.sensitive.SensitiveText;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Fields;
import dev.amends.ingest.verdict.OccurredAt;
import dev.amends.ingest.verdict.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns the JSON of one feedback event into {@link Feedback}, or into everything that is wrong with
 * it.
 */
public final class FeedbackReader {

  public static final int MAX_COMMENT = 10_000;
  public static final int MAX_SOURCE = 100;
  public static final int MAX_ID = 200;
  static final int MAX_WORD = 100;
  static final int MAX_TAGS = 20;
  static final int MAX_TAG = 50;

  /** The emotions of METRICS, positive, neutral and negative. */
  public static final Set<String> EMOTIONS =
      new TreeSet<>(
          Set.of(
              "happy",
              "grateful",
              "relieved",
              "trusting",
              "valued",
              "surprised",
              "indifferent",
              "frustrated",
              "angry",
              "disappointed",
              "worried",
              "sad",
              "ignored",
              "stressed"));

  private static final Set<String> EXPECTATIONS = new TreeSet<>(Set.of("below", "met", "above"));
  private static final Set<String> MODES = new TreeSet<>(Set.of("live", "history"));
  private static final String ANONYMOUS = "anon:";

  private final Clock clock;
  private final Duration actsFor;

  /**
   * @param actsFor for how long after it was given a response still moves anybody, unless its
   *     sender says so
   */
  public FeedbackReader(Clock clock, Duration actsFor) {
    this.clock = clock;
    this.actsFor = actsFor;
  }

  /**
   * An event of the product's own format: source, externalId, customerId and occurredAt are
   * required.
   */
  public Reading<Feedback> read(JsonNode event) {
    return read(event, false);
  }

  /** An event made from a survey tool's payload, which may name no customer. */
  public Reading<Feedback> readPerhapsAnonymous(JsonNode event) {
    return read(event, true);
  }

  private Reading<Feedback> read(JsonNode event, boolean mayBeAnonymous) {
    var errors = new ArrayList<FieldError>();
    if (event == null || !event.isObject()) {
      return new Reading.Invalid<>(
          List.of(FieldError.of("", Code.WRONG_TYPE, "An object was expected.")));
    }
    var fields = new Fields(event, "", errors);
    var feedback = feedback(fields, mayBeAnonymous && fields.absent("customerId"));
    return errors.isEmpty()
        ? new Reading.Valid<>(feedback)
        : new Reading.Invalid<>(List.copyOf(errors));
  }

  private Feedback feedback(Fields fields, boolean anonymous) {
    var source = fields.requiredText("source", MAX_SOURCE);
    var externalId = fields.requiredText("externalId", MAX_ID);
    var customerId =
        anonymous ? anonymous(source, externalId) : fields.requiredText("customerId", MAX_ID);
    var mode = fields.oneOf("mode", MODES);
    var scores = scores(fields.nested("scores"));
    var slice = slice(fields);
    var comment = words(fields.text("comment", MAX_COMMENT));
    var contact = contact(fields.nested("contact"));
    var customer = anonymous ? null : CustomerFacts.read(fields.nested("customer"));
    var occurredAt = OccurredAt.read(fields, clock);
    var revisedAt = fields.time("revisedAt");
    return new Feedback(
        source == null || externalId == null ? null : ReceiptId.of(source, externalId),
        source,
        externalId,
        customerId,
        anonymous || (customerId != null && customerId.startsWith(ANONYMOUS)),
        Mode.of(mode, later(occurredAt, revisedAt), clock.instant(), actsFor),
        occurredAt,
        revisedAt,
        slice,
        scores,
        fields.text("author", MAX_ID),
        comment,
        DataRequest.flags(comment),
        contact,
        fields.text("invitationId", MAX_ID),
        customer,
        fields.unknown());
  }

  private static Instant later(Instant one, Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }

  /** The id of a customer whom the payload does not name: one for every response. */
  public static String anonymous(String source, String externalId) {
    return ANONYMOUS + source + ":" + externalId;
  }

  private static String words(String comment) {
    return comment == null || comment.isBlank() ? null : SensitiveText.masked(comment);
  }

  private static Feedback.Slice slice(Fields fields) {
    return new Feedback.Slice(
        fields.text("touchpoint", MAX_WORD),
        fields.text("journey", MAX_WORD),
        segment(fields),
        fields.text("channel", 50),
        fields.text("language", 20),
        fields.text("team", MAX_WORD),
        fields.text("employee", MAX_WORD),
        fields.text("partner", MAX_WORD),
        fields.textList("tags", MAX_TAGS, MAX_TAG));
  }

  /**
   * The segment at the time of the response, so that metrics do not change when the customer moves
   * on.
   */
  private static String segment(Fields fields) {
    var own = fields.text("segment", MAX_WORD);
    var customer = fields.nested("customer");
    return own == null && customer != null ? customer.text("segment", MAX_WORD) : own;
  }

  private static Scores scores(Fields fields) {
    if (fields == null) {
      return new Scores(null, null, null, null, null, null, null);
    }
    if (!fields.absent("nes")) {
      fields.refuse(
          "nes",
          Code.AMBIGUOUS_DEFINITION,
          "Net Emotional Score and Net Easy Score share this name; send emotions or ces instead.");
    }
    return new Scores(
        fields.wholeNumber("nps", 0, 10),
        fields.wholeNumber("csat", 1, 5),
        fields.wholeNumber("ces", 1, 7),
        fields.wholeNumber("lba", 0, 10),
        fields.wholeNumber("trust", 1, 7),
        emotions(fields),
        fields.oneOf("expectation", EXPECTATIONS));
  }

  private static List<String> emotions(Fields fields) {
    var emotions = fields.textList("emotions", EMOTIONS.size(), MAX_TAG);
    if (emotions != null && !EMOTIONS.containsAll(emotions)) {
      fields.refuse(
          "emotions",
          Code.UNKNOWN_VALUE,
          "Known emotions are: " + String.join(", ", EMOTIONS) + ".");
    }
    return emotions;
  }

  private static ContactWish contact(Fields fields) {
    return fields == null
        ? null
        : new ContactWish(
            fields.flag("wanted"),
            fields.text("channel", 20),
            fields.text("when", MAX_WORD),
            fields.text("name", MAX_ID),
            fields.text("email", 320),
            fields.text("phone", 40));
  }
}
