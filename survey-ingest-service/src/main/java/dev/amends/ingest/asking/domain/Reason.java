package dev.amends.ingest.asking.domain;

import java.util.Arrays;

/** Why a customer is not asked, or not yet. The codes are part of the published interface. */
public enum Reason {
  NOT_SAMPLED("not-sampled"),
  /** What it is about is so long ago that nobody remembers. */
  TOO_LATE("too-late"),
  /** None of the survey's channels is set up here. */
  NO_CHANNEL("no-channel"),
  NO_PERMISSION("no-permission"),
  NO_ADDRESS("no-address"),
  /** Whoever waits for us to put something right is not asked how we are doing. */
  OPEN_CASE("open-case"),
  /** We may not have seen the latest cases. */
  INTERLOCK_BEHIND("interlock-behind"),
  DECLINED_RECENTLY("declined-recently"),
  ANSWERED_RECENTLY("answered-recently"),
  ASKED_RECENTLY("asked-recently"),
  /** Another invitation to the same customer is being sent at this moment. */
  ANOTHER_UNDER_WAY("another-under-way"),
  DAILY_CAP("daily-cap"),
  QUIET_HOURS("quiet-hours"),
  /** The receiving side will never take a message for this address. */
  REFUSED("refused"),
  /** The mail server or provider takes no messages at the moment. */
  CHANNEL_UNAVAILABLE("channel-unavailable");

  private final String code;

  Reason(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Reason of(String code) {
    return Arrays.stream(values())
        .filter(reason -> reason.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no reason " + code));
  }
}
