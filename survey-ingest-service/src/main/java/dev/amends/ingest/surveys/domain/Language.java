package dev.amends.ingest.surveys.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages in which customers are asked. */
public enum Language {
  SV,
  EN;

  /** As BCP 47 has it. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag());
  }

  /** The language of {@code sv}, {@code sv-SE} or {@code sv_FI}; empty for any other. */
  public static Optional<Language> of(String tag) {
    if (tag == null) {
      return Optional.empty();
    }
    var language = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    return Arrays.stream(values()).filter(each -> each.tag().equals(language)).findFirst();
  }

  /**
   * The best one for who sent this {@code Accept-Language}; English for everybody else.
   *
   * @param accepted may be null or nonsense
   */
  public static Language accepted(String accepted) {
    if (accepted == null) {
      return EN;
    }
    try {
      var ours = List.of(SV.tag(), EN.tag());
      var best = Locale.lookupTag(Locale.LanguageRange.parse(accepted), ours);
      return of(best).orElse(EN);
    } catch (IllegalArgumentException e) {
      return EN;
    }
  }
}
