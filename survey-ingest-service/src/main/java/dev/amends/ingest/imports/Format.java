package dev.amends.ingest.imports;

import dev.amends.edge.problem.ErrorCode;
import java.util.Locale;

/** What a file is written in. */
enum Format {
  CSV,
  /** One JSON object a line, in the product's own fields. */
  NDJSON;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Format ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /**
   * @param said by the sender, or null
   * @param fileName tells it when nobody says it; CSV if it does not either
   */
  static Format of(String said, String fileName) {
    return switch (said) {
      case null -> fileName != null && fileName.matches("(?i).*\\.(ndjson|jsonl)") ? NDJSON : CSV;
      case "csv" -> CSV;
      case "ndjson" -> NDJSON;
      default -> throw ErrorCode.INVALID.because("format is csv or ndjson.");
    };
  }
}
