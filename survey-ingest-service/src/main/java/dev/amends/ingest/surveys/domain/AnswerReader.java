package dev.amends.ingest.surveys.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a customer chose or wrote on a page. */
public final class AnswerReader {

  private static final String PHONE = "phone";

  /** Ways in which we can come back, and when. */
  public static final Set<String> CHANNELS = new TreeSet<>(Set.of(PHONE, "email"));

  public static final List<String> TIMES = List.of("morning", "afternoon", "evening");

  /** No year of more digits, which a database would not take. */
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AnswerReader() {}

  /** The fields of a form. */
  @FunctionalInterface
  public interface Form {
    /** In the order of the page; empty if nothing was chosen. */
    List<String> values(String name);

    default String first(String name) {
      var values = values(name);
      return values.isEmpty() ? null : values.getFirst();
    }
  }

  /**
   * @return empty if nothing that the step takes was chosen or written
   */
  public static Optional<JsonNode> read(Step step, Form form) {
    return switch (step) {
      case Step.Choose choose -> chosen(choose.question().scale(), form);
      case Step.Say say -> said(form.first(Step.Say.KEY));
      case Step.Contact contact -> wish(form);
    };
  }

  private static Optional<JsonNode> chosen(Scale scale, Form form) {
    if (scale.isNumber()) {
      return number(scale, form.first(scale.key()));
    }
    var chosen =
        form.values(scale.key()).stream().filter(scale.choices()::containsKey).distinct().toList();
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    if (!scale.isMany()) {
      return Optional.of(JSON.textNode(chosen.getFirst()));
    }
    var many = JSON.arrayNode();
    chosen.forEach(many::add);
    return Optional.of(many);
  }

  private static Optional<JsonNode> number(Scale scale, String text) {
    if (text == null || !text.matches("\\d{1,2}")) {
      return Optional.empty();
    }
    var number = Integer.parseInt(text);
    return number < scale.least() || number > scale.most()
        ? Optional.empty()
        : Optional.of(JSON.numberNode(number));
  }

  /** What is too long is cut: who wrote so much is not to write it again. */
  private static Optional<JsonNode> said(String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    var words = text.replace("\0", "").strip();
    var most = FeedbackReader.MAX_COMMENT;
    return Optional.of(
        JSON.textNode(
            words.codePointCount(0, words.length()) <= most
                ? words
                : words.substring(0, words.offsetByCodePoints(0, most))));
  }

  private static Optional<JsonNode> wish(Form form) {
    var wanted = form.first(Step.Contact.KEY);
    if ("no".equals(wanted)) {
      return Optional.of(JSON.objectNode().put("wanted", false));
    }
    var when = form.first("when");
    var call = moment(when);
    // Who chooses a time for a call wants to be called.
    var channel = form.first("channel") == null && call.isPresent() ? PHONE : form.first("channel");
    if (!"yes".equals(wanted) || channel == null || !CHANNELS.contains(channel)) {
      return Optional.empty();
    }
    var wish = JSON.objectNode().put("wanted", true).put("channel", channel);
    if (when != null && TIMES.contains(when)) {
      wish.put("when", when);
    }
    if (channel.equals(PHONE)) {
      call.ifPresent(from -> wish.put(CallBack.FROM, from.toString()));
    }
    return Optional.of(wish);
  }

  /** Whether it is one that we offered is for whoever books it to say. */
  private static Optional<Instant> moment(String text) {
    try {
      return Optional.ofNullable(text)
          .map(Instant::parse)
          .filter(moment -> moment.isAfter(Instant.EPOCH) && moment.isBefore(LAST));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
