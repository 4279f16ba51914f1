package dev.amends.ingest.surveys.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Fields;
import dev.amends.ingest.verdict.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Turns the JSON of a survey into {@link Survey}, or into everything that is wrong with it, the
 * wording included: who asks badly learns little, and tires people.
 */
public final class SurveyReader {

  static final int MAX_VALID_DAYS = 90;
  static final int MAX_DEPENDENT = 10;
  static final int MAX_BLOCKS = 10;
  static final int MAX_MENTIONS = 50;
  static final int MAX_TEXT = 1_000;
  private static final int MAX_WORD = 100;
  private static final int DEFAULT_VALID_DAYS = 30;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private final List<FieldError> errors = new ArrayList<>();
  private final boolean wordingCounts;

  private SurveyReader(boolean wordingCounts) {
    this.wordingCounts = wordingCounts;
  }

  /**
   * @param id as in the address: small letters, digits and hyphens, at most 40
   * @param version that it will have
   */
  public static Reading<Survey> read(String id, int version, JsonNode json) {
    return new SurveyReader(true).reading(id, version, json);
  }

  /** One that was published: what has become bad wording since then does not break it. */
  public static Reading<Survey> readPublished(String id, int version, JsonNode json) {
    return new SurveyReader(false).reading(id, version, json);
  }

  /**
   * One that was published, as it is stored.
   *
   * @throws IllegalStateException if it cannot be read any more
   */
  public static Survey stored(String id, int version, JsonNode json) {
    return switch (readPublished(id, version, json)) {
      case Reading.Valid<Survey> valid -> valid.value();
      case Reading.Invalid<Survey> invalid ->
          throw new IllegalStateException(
              "The stored survey %s, version %d, is not valid any more: %s"
                  .formatted(id, version, invalid.errors()));
    };
  }

  private Reading<Survey> reading(String id, int version, JsonNode json) {
    if (!ID.matcher(id).matches()) {
      refuse("id", Code.INVALID_CHARACTER, "Small letters, digits and hyphens, at most 40.");
    }
    if (!json.isObject()) {
      return new Reading.Invalid<>(
          List.of(FieldError.of("", Code.WRONG_TYPE, "A survey is an object.")));
    }
    var survey = survey(id, version, new Fields(json, "", errors));
    return errors.isEmpty()
        ? new Reading.Valid<>(survey)
        : new Reading.Invalid<>(List.copyOf(errors));
  }

  private Survey survey(String id, int version, Fields fields) {
    var validDays = fields.wholeNumber("validDays", 1, MAX_VALID_DAYS);
    var touchpoint = word(fields, "touchpoint");
    var survey =
        new Survey(
            id,
            version,
            touchpoint,
            word(fields, "journey"),
            Duration.ofDays(validDays == null ? DEFAULT_VALID_DAYS : validDays),
            text(fields, "title", Wording::faults),
            text(fields, "intro", Wording::faults),
            outcome(fields),
            ownWords(fields),
            dependent(fields),
            blocks(fields),
            text(fields, "thanks", Wording::faults),
            AskingReader.read(fields, touchpoint));
    closed(fields);
    return survey;
  }

  /** Optional, but not blank. */
  private static String word(Fields fields, String name) {
    return fields.absent(name) ? null : fields.requiredText(name, MAX_WORD);
  }

  /** A misspelt field would silently change what is asked. */
  private static void closed(Fields fields) {
    if (fields.unknown() > 0) {
      fields.refuse("*", Code.UNKNOWN_VALUE, "There are fields here that no survey has.");
    }
  }

  private Question outcome(Fields fields) {
    var question = question(fields, "outcome");
    if (question != null && question.scale() != null && !question.scale().isNumber()) {
      refuse("outcome.scale", Code.WRONG_TYPE, "An outcome is a number: nps, csat, ces or lba.");
    }
    return question;
  }

  private Survey.OwnWords ownWords(Fields fields) {
    var words = fields.nested("words");
    if (words == null) {
      refuse("words", Code.REQUIRED, "Customers are always asked for their own words.");
      return null;
    }
    var own =
        new Survey.OwnWords(
            text(words, "ask", Wording::faultsOfAny),
            words.absent("afterLow") ? null : text(words, "afterLow", Wording::faultsOfAny),
            words.absent("afterHigh") ? null : text(words, "afterHigh", Wording::faultsOfAny));
    closed(words);
    return own;
  }

  private List<Survey.Dependent> dependent(Fields fields) {
    var all = new ArrayList<Survey.Dependent>();
    for (var each : fields.nestedList("dependent", MAX_DEPENDENT)) {
      all.add(new Survey.Dependent(condition(each), question(each, "question")));
      closed(each);
    }
    return all;
  }

  private Condition condition(Fields dependent) {
    var when = dependent.nested("when");
    if (when == null) {
      dependent.refuse("when", Code.REQUIRED, "When is it asked? Otherwise it belongs in a block.");
      return null;
    }
    var condition =
        new Condition(
            when.wholeNumber("atLeast", 0, 10), when.wholeNumber("atMost", 0, 10), mentions(when));
    if (when.absent("atLeast") && when.absent("atMost") && when.absent("mentions")) {
      dependent.refuse("when", Code.EMPTY, "Say atLeast, atMost or mentions.");
    }
    closed(when);
    return condition;
  }

  private static List<String> mentions(Fields when) {
    var mentions = when.textList("mentions", MAX_MENTIONS, MAX_WORD);
    if (mentions == null) {
      return List.of();
    }
    if (!mentions.stream().allMatch(WORD.asMatchPredicate())) {
      when.refuse("mentions", Code.INVALID_CHARACTER, "Each is the beginning of one word.");
    }
    return mentions.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  private List<List<Question>> blocks(Fields fields) {
    var blocks = new ArrayList<List<Question>>();
    for (var block : fields.nestedList("blocks", MAX_BLOCKS)) {
      blocks.add(
          block.nestedList("questions", Survey.MAX_MORE).stream().map(this::question).toList());
      closed(block);
    }
    return blocks;
  }

  private Question question(Fields fields, String name) {
    var question = fields.nested(name);
    if (question == null) {
      fields.refuse(name, Code.REQUIRED, "A question was expected.");
      return null;
    }
    return question(question);
  }

  private Question question(Fields question) {
    var scale = question.requiredText("scale", MAX_WORD);
    var known = Scale.of(scale);
    if (scale != null && known.isEmpty()) {
      question.refuse(
          "scale",
          Code.UNKNOWN_VALUE,
          "Known are nps, csat, ces, lba, trust, expectation and emotions.");
    }
    var ask = text(question, "ask", Wording::faultsOfQuestion);
    closed(question);
    return new Question(known.orElse(null), ask);
  }

  /** In both languages, and without fault in either. */
  private Text text(Fields fields, String name, Function<String, List<String>> faults) {
    var text = fields.nested(name);
    if (text == null) {
      fields.refuse(name, Code.REQUIRED, "A text in sv and en was expected.");
      return null;
    }
    var both = new Text(said(text, Language.SV, faults), said(text, Language.EN, faults));
    closed(text);
    return both;
  }

  private String said(Fields text, Language language, Function<String, List<String>> faults) {
    var said = text.requiredText(language.tag(), MAX_TEXT);
    if (said != null && wordingCounts) {
      faults.apply(said).forEach(fault -> text.refuse(language.tag(), Code.BAD_WORDING, fault));
    }
    return said;
  }

  private void refuse(String field, Code code, String message) {
    errors.add(FieldError.of(field, code, message));
  }
}
