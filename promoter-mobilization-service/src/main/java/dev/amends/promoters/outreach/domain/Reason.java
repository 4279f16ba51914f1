package dev.amends.promoters.outreach.domain;

import java.util.Arrays;

/** Why a message is not sent, or not yet. The codes are part of the published interface. */
public enum Reason {
  HISTORY("history"),
  ANONYMOUS("anonymous"),
  NOT_A_PROMOTER("not-a-promoter"),
  AT_RISK("at-risk"),
  NO_PERMISSION("no-permission"),
  UNSUBSCRIBED("unsubscribed"),
  NO_ADDRESS("no-address"),
  OPEN_CASE("open-case"),
  BROKEN_PROMISE("broken-promise"),
  ALREADY_THANKED("already-thanked"),
  /** The receiving mail server said that it will never take mail for this address. */
  REFUSED("refused"),
  /** The customer asked us to forget them. */
  ERASED("erased"),
  /** The customer is still answering, question by question. */
  STILL_ANSWERING("still-answering"),
  /** The response knows a newer version of the customer than we have seen. */
  FACTS_NOT_SEEN("facts-not-seen"),
  /** We may not have seen the latest cases and assessments. */
  INTERLOCK_BEHIND("interlock-behind"),
  /** The mail server does not take messages at the moment. */
  MAIL_UNAVAILABLE("mail-unavailable");

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
