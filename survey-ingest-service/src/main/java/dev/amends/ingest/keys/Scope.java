package dev.amends.ingest.keys;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key opens. */
public enum Scope {
  FEEDBACK("/api/feedback"),
  CUSTOMERS("/api/customers"),
  INTERACTIONS("/api/interactions"),
  WEBHOOKS("/api/webhooks"),
  TRACE("/api/trace");

  private final String path;

  Scope(String path) {
    this.path = path;
  }

  /** As requests and answers name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean covers(String requested) {
    return requested.equals(path) || requested.startsWith(path + "/");
  }

  static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }
}
