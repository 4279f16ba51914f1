package dev.amends.ingest.sensitive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a customer may ask of their data under the GDPR (articles 15 and 17), as people put it in
 * Swedish and English. Recognised so that nobody overlooks it; what is done about it is a person's
 * decision.
 */
public enum DataRequest {
  /** Article 17. */
  ERASURE(
      "erasure-request",
      """
      \\b(?:radera|ta\\s+bort|stryk)\\b(?:(?!från\\b)[^.!?]){0,40}?\\b(?:uppgifter(?:na)?|personuppgifter(?:na)?|data|kontot?)\\b|\
      \\b(?:mina|mitt|alla)\\b[^.!?]{0,20}?\\b(?:uppgifter|personuppgifter|data|konto)\\b[^.!?]{0,20}?\\b(?:raderas?|raderat|raderade|tas\\s+bort|borttag(?:na|et))\\b|\
      \\b(?:rätten|rätt)\\s+att\\s+bli\\s+(?:glömd|bortglömd|raderad)\\b|\
      \\b(?:delete|erase|remove|wipe)\\b(?:(?!from\\b)[^.!?]){0,40}?\\bmy\\b[^.!?]{0,20}?\\b(?:data|details|account|information|records)\\b|\
      \\b(?:delete|erase|remove|wipe)\\b[^.!?]{0,20}?\\b(?:data|information|details)\\b[^.!?]{0,30}?\\b(?:about|on)\\s+me\\b|\
      \\bmy\\b[^.!?]{0,20}?\\b(?:data|details|account|information|records)\\b[^.!?]{0,15}?\\b(?:deleted|erased|removed|wiped)\\b|\
      \\bright\\s+to\\s+(?:be\\s+forgotten|erasure)\\b"""),

  /** Article 15. */
  DISCLOSURE(
      "disclosure-request",
      """
      \\bregisterutdrag\\b|\
      \\bvilka\\s+(?:person)?uppgifter\\b[^.!?]{0,40}?\\b(?:om\\s+mig|ni\\s+har|har\\s+ni|sparar)\\b|\
      \\b(?:kopia|utdrag)\\b[^.!?]{0,20}?\\b(?:mina|alla)\\b[^.!?]{0,20}?\\b(?:personuppgifter|uppgifter|data)\\b|\
      \\bsubject\\s+access\\s+request\\b|\
      \\bcopy\\s+of\\b[^.!?]{0,20}?\\bmy\\s+(?:personal\\s+)?(?:data|information|records)\\b|\
      \\bwhat\\s+(?:personal\\s+)?(?:data|information)\\b[^.!?]{0,40}?\\b(?:on|about)\\s+me\\b""");

  /** One of these is part of everything recognised; most texts have none, and are done sooner. */
  private static final List<String> SIGNS =
      List.of(
          "uppgift",
          "data",
          "konto",
          "glömd",
          "raderad",
          "registerutdrag",
          "account",
          "details",
          "information",
          "records",
          "forgotten",
          "erasure",
          "subject");

  private final String flag;
  private final Pattern words;

  DataRequest(String flag, String words) {
    this.flag = flag;
    this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** As events carry it. */
  public String flag() {
    return flag;
  }

  /** The flags of everything that is asked for; null if nothing is. */
  public static List<String> flags(String text) {
    if (text == null || hasNoSign(text.toLowerCase(Locale.ROOT))) {
      return null;
    }
    var flags =
        Arrays.stream(values())
            .filter(request -> request.words.matcher(text).find())
            .map(DataRequest::flag)
            .toList();
    return flags.isEmpty() ? null : flags;
  }

  private static boolean hasNoSign(String text) {
    return SIGNS.stream().noneMatch(text::contains);
  }
}
