package dev.amends.ingest.asking.adapter;

import dev.amends.ingest.surveys.domain.Conversation;
import dev.amends.ingest.surveys.domain.Language;
import dev.amends.ingest.surveys.domain.Text;
import dev.amends.ingest.surveys.domain.Wording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import java.util.List;
import java.util.stream.IntStream;

/** An invitation in the customer's language, as text and as HTML. */
record InvitationLetter(String subject, String text, String html) {

  /** A number and where it leads. */
  public record Choice(int number, String link) {}

  /**
   * What the templates may say.
   *
   * @param ask the first question
   * @param lowest what the least number means
   * @param highest what the greatest means
   * @param reminder whether it was asked before
   */
  public record Words(
      String title,
      String intro,
      String ask,
      List<Choice> choices,
      int least,
      String lowest,
      int most,
      String highest,
      String link,
      boolean reminder) {}

  @CheckedTemplate(basePath = "survey-invitation")
  static final class Templates {

    private Templates() {}

    static native TemplateInstance sv(Words words);

    static native TemplateInstance en(Words words);
  }

  static InvitationLetter of(Conversation conversation, String link, boolean reminder) {
    var language = conversation.language() == null ? Language.EN : conversation.language();
    var survey = conversation.survey();
    var scale = survey.outcome().scale();
    var title = filled(survey.title(), conversation, language);
    var words =
        new Words(
            title,
            filled(survey.intro(), conversation, language),
            filled(survey.outcome().ask(), conversation, language),
            IntStream.rangeClosed(scale.least(), scale.most())
                .mapToObj(number -> new Choice(number, link + "?" + scale.key() + "=" + number))
                .toList(),
            scale.least(),
            scale.ends().lowest().in(language),
            scale.most(),
            scale.ends().highest().in(language),
            link,
            reminder);
    return new InvitationLetter(
        subject(language, title, reminder),
        render(language, words, Variant.TEXT_PLAIN),
        render(language, words, Variant.TEXT_HTML));
  }

  private static String subject(Language language, String title, boolean reminder) {
    if (!reminder) {
      return title;
    }
    return switch (language) {
      case SV -> "Påminnelse: " + title;
      case EN -> "A reminder: " + title;
    };
  }

  private static String filled(Text text, Conversation conversation, Language language) {
    return Wording.filled(text.in(language), conversation.facts(), language);
  }

  private static String render(Language language, Words words, String contentType) {
    var template =
        switch (language) {
          case SV -> Templates.sv(words);
          case EN -> Templates.en(words);
        };
    return template
        .setAttribute(TemplateInstance.SELECTED_VARIANT, Variant.forContentType(contentType))
        .render();
  }
}
