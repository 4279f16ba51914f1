package dev.amends.ingest.surveys.adapter;

import dev.amends.ingest.surveys.domain.CallBack;
import dev.amends.ingest.surveys.domain.Language;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time for a call, as people say it. */
final class CallBackWords {

  /** A dash at which no line ends. */
  private static final String TO = "\u2060–\u2060";

  private CallBackWords() {}

  /** {@code måndag 4 maj, 10.00–12.00} or {@code Monday 4 May, 10:00–12:00}. */
  static String of(CallBack time, Language language) {
    var locale = language == Language.SV ? Locale.of("sv", "SE") : Locale.UK;
    var hours = DateTimeFormatter.ofPattern(language == Language.SV ? "HH.mm" : "HH:mm", locale);
    var from = at(time.from(), time);
    return DateTimeFormatter.ofPattern("EEEE d MMMM", locale).format(from)
        + ", "
        + hours.format(from)
        + TO
        + hours.format(at(time.until(), time));
  }

  private static ZonedDateTime at(Instant instant, CallBack time) {
    return instant.atZone(time.zone());
  }
}
