package dev.amends.ingest.surveys.domain;

import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Fields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Reads what the questions may name. */
public final class FactsReader {

  private FactsReader() {}

  /**
   * @param fields null if there are none
   * @return those that can be named, by {@link Wording#FACTS}
   */
  public static Map<String, String> read(Fields fields) {
    var facts = new HashMap<String, String>();
    if (fields == null) {
      return facts;
    }
    for (var name : Wording.FACTS) {
      var fact = fields.text(name, Wording.MAX_FACT);
      if (fact == null || fact.isBlank()) {
        continue;
      }
      if (!Wording.isPlain(fact)) {
        fields.refuse(
            name, Code.INVALID_CHARACTER, "Links, addresses and line breaks are not shown.");
      } else if (name.equals(Wording.ORDER_DATE) && !isDay(fact)) {
        fields.refuse(name, Code.NOT_A_TIME, "A day like 2026-05-01 was expected.");
      } else {
        facts.put(name, fact.strip());
      }
    }
    return facts;
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text.strip());
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
