package dev.amends.promoters.outreach.adapter;

import dev.amends.promoters.outreach.application.Claim;
import dev.amends.promoters.outreach.domain.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;

/** A thank-you in the customer's language, as text and as HTML. */
record Letter(String subject, String text, String html) {

  /**
   * What the templates may say.
   *
   * @param name the whole name as the customer gave it, or null: which part of it is for friends is
   *     not ours to guess
   */
  public record Words(String name, int score, boolean commented, String unsubscribeLink) {}

  @CheckedTemplate(basePath = "thank-you")
  static final class Templates {

    private Templates() {}

    static native TemplateInstance sv(Words words);

    static native TemplateInstance en(Words words);
  }

  static Letter of(Claim claim, String unsubscribeLink) {
    var response = claim.outreach().response();
    var words = new Words(claim.name(), response.nps(), response.commented(), unsubscribeLink);
    return new Letter(
        subject(claim.language(), response.commented()),
        render(claim.language(), words, Variant.TEXT_PLAIN),
        render(claim.language(), words, Variant.TEXT_HTML));
  }

  private static String subject(Language language, boolean commented) {
    return switch (language) {
      case SV -> commented ? "Tack för dina ord" : "Tack för ditt omdöme";
      case EN -> commented ? "Thank you for your words" : "Thank you for your rating";
    };
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
