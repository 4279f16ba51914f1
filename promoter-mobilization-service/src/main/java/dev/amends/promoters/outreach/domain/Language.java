package dev.amends.promoters.outreach.domain;

import java.util.Locale;

/** The languages in which we write. */
public enum Language {
  SV,
  EN;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The first of these that is known decides; English for everybody else. */
  public static Language of(String customers, String responses) {
    var tag = customers == null || customers.isBlank() ? responses : customers;
    return tag != null && tag.toLowerCase(Locale.ROOT).matches("sv([-_].*)?") ? SV : EN;
  }
}
