package dev.amends.recovery.recoverycase.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What comes of a command. */
public sealed interface Decision {

  /** The case as it is now, and all that happened, in order. */
  record Done(RecoveryCase now, List<Happened> happened) implements Decision {}

  /** The case does not allow it; {@code why} is a sentence for the person who tried. */
  record Refused(String why) implements Decision {}

  /** One change; {@code detail} holds what the timeline shows of it. */
  record Happened(CaseChange change, Map<String, Object> detail) {

    /**
     * @param namesAndValues in turn; absent values are left out
     */
    static Happened of(CaseChange change, Object... namesAndValues) {
      var detail = new LinkedHashMap<String, Object>();
      for (var i = 0; i < namesAndValues.length; i += 2) {
        if (namesAndValues[i + 1] != null) {
          detail.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
      }
      return new Happened(change, detail);
    }
  }
}
