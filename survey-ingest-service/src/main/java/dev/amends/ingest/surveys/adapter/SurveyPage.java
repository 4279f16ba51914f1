package dev.amends.ingest.surveys.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.surveys.domain.CallBack;
import dev.amends.ingest.surveys.domain.Conversation;
import dev.amends.ingest.surveys.domain.Language;
import dev.amends.ingest.surveys.domain.Question;
import dev.amends.ingest.surveys.domain.Scale;
import dev.amends.ingest.surveys.domain.Step;
import dev.amends.ingest.surveys.domain.Text;
import dev.amends.ingest.surveys.domain.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a page shows. Everything a template would have to compute is here.
 *
 * @param kind number, one, many, words, contact, thanks, declined, stopped, over or unknown
 * @param intro on the first page, or null
 * @param ask the question, or the thanks
 * @param options what can be chosen; of contact the times at which we can call
 * @param then what happens next: anonymous, call, phone, email, noted, nothing or open; on the last
 *     page and on that of a no. Of contact taken, if somebody else has the time that was chosen
 * @param said what was written before, or when we call; or null
 * @param wish what was said of coming back, or null
 * @param previous key of the step before, or null
 * @param mayPass whether the question can be passed over
 * @param faulty whether the answer could not be taken
 */
public record SurveyPage(
    Language language,
    String kind,
    String title,
    String intro,
    String key,
    String ask,
    List<Option> options,
    String lowest,
    String highest,
    String then,
    String said,
    Wish wish,
    int position,
    int total,
    String previous,
    boolean mayPass,
    boolean faulty) {

  /** Why an answer could not be taken. */
  enum Fault {
    NONE,
    NOTHING_CHOSEN,
    /** Somebody else has the time for a call. */
    TAKEN
  }

  /** Something to choose. */
  public record Option(String value, String label, boolean chosen) {}

  /** Whether, how and when we may come back. */
  public record Wish(boolean wanted, String channel, String when) {

    static Wish of(JsonNode answer) {
      return answer.isObject()
          ? new Wish(
              answer.path("wanted").booleanValue(),
              answer.path("channel").asText(""),
              answer.path(CallBack.FROM).asText(answer.path("when").asText("")))
          : null;
    }

    public boolean refused() {
      return !wanted;
    }
  }

  /** A page without a conversation. */
  static SurveyPage plain(String kind, Language language) {
    return closing(kind, language, null, null, null, null);
  }

  static SurveyPage declined(Conversation conversation, Language language) {
    return closing("declined", language, conversation, null, then(conversation), null);
  }

  static SurveyPage stopped(Conversation conversation, Language language) {
    return closing("stopped", language, conversation, null, null, null);
  }

  /** A call is told of until its time has passed. */
  static SurveyPage thanks(Conversation conversation, Language language, Instant now) {
    var thanks = filled(conversation.survey().thanks(), conversation, language);
    var call =
        CallBack.of(conversation.answers().of(Step.Contact.KEY))
            .filter(time -> now.isBefore(time.until()));
    return call.isEmpty()
        ? closing("thanks", language, conversation, thanks, then(conversation), null)
        : closing(
            "thanks",
            language,
            conversation,
            thanks,
            "call",
            CallBackWords.of(call.get(), language));
  }

  private static SurveyPage closing(
      String kind,
      Language language,
      Conversation conversation,
      String ask,
      String then,
      String said) {
    return new SurveyPage(
        language,
        kind,
        conversation == null ? null : filled(conversation.survey().title(), conversation, language),
        null,
        conversation == null ? null : conversation.survey().outcome().scale().key(),
        ask,
        List.of(),
        null,
        null,
        then,
        said,
        null,
        0,
        0,
        null,
        false,
        false);
  }

  private static String then(Conversation conversation) {
    if (conversation.customerId() == null) {
      return "anonymous";
    }
    var wish = Wish.of(conversation.answers().of(Step.Contact.KEY));
    if (wish == null || !wish.wanted()) {
      return wish == null ? "open" : "nothing";
    }
    // Only who is unhappy has a case, and somebody who answers for it.
    return conversation.isUnhappy() ? wish.channel() : "noted";
  }

  /**
   * @param preselected what a link in a mail chose, or null
   * @param wish what was chosen of coming back and could not be taken yet, or null
   * @param times at which we can call; empty if it is another question
   */
  static SurveyPage asking(
      Conversation conversation,
      Step step,
      Language language,
      String preselected,
      Wish wish,
      List<CallBack> times,
      Fault fault) {
    var steps = conversation.steps();
    var index = steps.indexOf(step);
    var answer = conversation.answers().of(step.key());
    var scale = step instanceof Step.Choose choose ? choose.question().scale() : null;
    var ends = scale == null ? null : scale.ends();
    return new SurveyPage(
        language,
        kind(step),
        filled(conversation.survey().title(), conversation, language),
        index == 0 ? filled(conversation.survey().intro(), conversation, language) : null,
        step.key(),
        ask(step, conversation, language),
        scale == null
            ? times(times, wish == null ? Wish.of(answer) : wish, language)
            : options(scale, answer, preselected, language),
        ends == null ? null : ends.lowest().in(language),
        ends == null ? null : ends.highest().in(language),
        fault == Fault.TAKEN ? "taken" : null,
        answer.textValue(),
        wish == null ? Wish.of(answer) : wish,
        index + 1,
        questions(steps),
        index == 0 ? null : steps.get(index - 1).key(),
        conversation.mayPass(step),
        fault != Fault.NONE);
  }

  /** Whether we may come back is no question about the matter. */
  private static int questions(List<Step> steps) {
    return (int) steps.stream().filter(step -> !(step instanceof Step.Contact)).count();
  }

  private static String kind(Step step) {
    return switch (step) {
      case Step.Choose(Question(var scale, var ask)) ->
          scale.isNumber() ? "number" : scale.isMany() ? "many" : "one";
      case Step.Say say -> "words";
      case Step.Contact contact -> "contact";
    };
  }

  private static String ask(Step step, Conversation conversation, Language language) {
    return switch (step) {
      case Step.Choose(Question(var scale, var ask)) -> filled(ask, conversation, language);
      case Step.Say(var ask) -> filled(ask, conversation, language);
      case Step.Contact contact -> null;
    };
  }

  private static List<Option> options(
      Scale scale, JsonNode answer, String preselected, Language language) {
    if (scale.isNumber()) {
      var chosen = answer.isInt() && preselected == null ? answer.asText() : preselected;
      return IntStream.rangeClosed(scale.least(), scale.most())
          .mapToObj(Integer::toString)
          .map(number -> new Option(number, number, number.equals(chosen)))
          .toList();
    }
    var chosen = new ArrayList<String>();
    if (answer.isArray()) {
      answer.forEach(each -> chosen.add(each.asText()));
    } else {
      chosen.add(answer.asText());
    }
    return scale.choices().entrySet().stream()
        .map(
            choice ->
                new Option(
                    choice.getKey(),
                    choice.getValue().in(language),
                    chosen.contains(choice.getKey())))
        .toList();
  }

  private static List<Option> times(List<CallBack> times, Wish wish, Language language) {
    return times.stream()
        .map(
            time ->
                new Option(
                    time.from().toString(),
                    CallBackWords.of(time, language),
                    wish != null && wish.when().equals(time.from().toString())))
        .toList();
  }

  private static String filled(Text text, Conversation conversation, Language language) {
    return Wording.filled(text.in(language), conversation.facts(), language);
  }

  /** Whether it is the closing step, behind the questions. */
  public boolean last() {
    return position > total;
  }

  /** The language this page can be had in as well. */
  public Language other() {
    return language == Language.SV ? Language.EN : Language.SV;
  }
}
