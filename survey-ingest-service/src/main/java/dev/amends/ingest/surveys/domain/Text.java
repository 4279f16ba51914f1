package dev.amends.ingest.surveys.domain;

/** The same in every language. */
public record Text(String sv, String en) {

  public String in(Language language) {
    return switch (language) {
      case SV -> sv;
      case EN -> en;
    };
  }
}
