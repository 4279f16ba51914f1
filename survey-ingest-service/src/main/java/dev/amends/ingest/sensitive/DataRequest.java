package dev.amends.ingest.sensitive;

import java.util.Arrays;
import java.util.List;
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
      \\b(?:radera|ta\\s+bort|stryk)\\b[^.!?\\n]{0,40}?\\b(?:uppgifter|personuppgifter|data|konto)\\b|\
      \\b(?:rätten|rätt)\\s+att\\s+bli\\s+(?:glömd|bortglömd|raderad)\\b|\
      \\b(?:delete|erase|remove|wipe)\\b[^.!?\\n]{0,40}?\\b(?:my|our)\\b[^.!?\\n]{0,20}?\\b(?:data|details|account|information|records)\\b|\
      \\bright\\s+to\\s+(?:be\\s+forgotten|erasure)\\b"""),

  /** Article 15. */
  DISCLOSURE(
      "disclosure-request",
      """
      \\bregisterutdrag\\b|\
      \\bvilka\\s+(?:person)?uppgifter\\b[^.!?\\n]{0,40}?\\b(?:om\\s+mig|ni\\s+har|har\\s+ni|sparar)\\b|\
      \\b(?:kopia|utdrag)\\b[^.!?\\n]{0,20}?\\b(?:mina|alla)\\b[^.!?\\n]{0,20}?\\b(?:personuppgifter|uppgifter|data)\\b|\
      \\bsubject\\s+access\\s+request\\b|\
      \\bcopy\\s+of\\b[^.!?\\n]{0,20}?\\bmy\\s+(?:personal\\s+)?(?:data|information|records)\\b|\
      \\bwhat\\s+(?:personal\\s+)?(?:data|information)\\b[^.!?\\n]{0,40}?\\b(?:on|about)\\s+me\\b""");

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
    if (text == null) {
      return null;
    }
    var flags =
        Arrays.stream(values())
            .filter(request -> request.words.matcher(text).find())
            .map(DataRequest::flag)
            .toList();
    return flags.isEmpty() ? null : flags;
  }
}
