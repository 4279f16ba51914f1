package dev.amends.ingest.surveys.domain;

import dev.amends.ingest.surveys.domain.Asking.Channel;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Fields;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads {@link Asking} and notes what is wrong with it. */
final class AskingReader {

  static final int MAX_AFTER_HOURS = 720;
  static final int MAX_USEFUL_DAYS = 90;
  static final int MAX_PER_DAY = 1_000_000;
  static final int MAX_REMIND_DAYS = 30;
  private static final int ALL = 100;

  private AskingReader() {}

  /**
   * @param survey the whole definition
   * @param touchpoint the survey's, or null
   */
  static Asking read(Fields survey, String touchpoint) {
    var fields = survey.nested("asking");
    if (fields == null) {
      return Asking.USUAL;
    }
    var automatic = Boolean.TRUE.equals(fields.flag("automatic"));
    if (automatic && touchpoint == null) {
      fields.refuse(
          "automatic", Code.REQUIRED, "Say by touchpoint what has to happen before it asks.");
    }
    var asking =
        new Asking(
            automatic,
            channels(fields),
            number(fields, "afterHours", 0, MAX_AFTER_HOURS)
                .map(Duration::ofHours)
                .orElse(Asking.USUAL.after()),
            number(fields, "usefulDays", 1, MAX_USEFUL_DAYS)
                .map(Duration::ofDays)
                .orElse(Asking.USUAL.useful()),
            number(fields, "samplePercent", 1, ALL).map(Math::toIntExact).orElse(ALL),
            fields.wholeNumber("perDay", 1, MAX_PER_DAY),
            number(fields, "remindAfterDays", 1, MAX_REMIND_DAYS)
                .map(Duration::ofDays)
                .orElse(null));
    if (fields.unknown() > 0) {
      fields.refuse("*", Code.UNKNOWN_VALUE, "There are fields here that no survey has.");
    }
    return asking;
  }

  private static Optional<Long> number(Fields fields, String name, int least, int most) {
    return Optional.ofNullable(fields.wholeNumber(name, least, most)).map(Integer::longValue);
  }

  private static List<Channel> channels(Fields fields) {
    var named = fields.textList("channels", Channel.values().length, 20);
    if (named == null) {
      return Asking.USUAL.channels();
    }
    var channels = named.stream().map(Channel::of).flatMap(Optional::stream).toList();
    if (channels.isEmpty() || channels.size() < named.size()) {
      fields.refuse(
          "channels",
          Code.UNKNOWN_VALUE,
          "Known are "
              + String.join(", ", Arrays.stream(Channel.values()).map(Channel::code).toList())
              + ".");
    }
    return channels;
  }
}
