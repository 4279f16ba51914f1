package dev.amends.localstack.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** An invented customer; addresses end in example.com and reach nobody. */
record DemoCustomer(String id, String language, Map<String, Object> facts) {

  private static final List<String> SWEDISH_FIRST =
      List.of(
          "Anna", "Erik", "Maria", "Lars", "Karin", "Åsa", "Göran", "Märta", "Johan", "Elin",
          "Oskar", "Ingrid", "Björn", "Linnéa", "Håkan", "Fatima", "Amir", "Sofia", "Nils", "Ebba");
  private static final List<String> SWEDISH_LAST =
      List.of(
          "Lindström",
          "Åkesson",
          "Björk",
          "Sjöberg",
          "Öhman",
          "Nyström",
          "Holm",
          "Ek",
          "Dahl",
          "Hedlund",
          "Sandberg",
          "Haddad",
          "Wallin",
          "Forsgren",
          "Nordin",
          "Åberg");
  private static final List<String> ENGLISH_FIRST =
      List.of(
          "Olivia", "James", "Priya", "Thomas", "Grace", "Daniel", "Aisha", "Henry", "Chloe",
          "Samuel", "Emma", "Liam", "Nadia", "Peter");
  private static final List<String> ENGLISH_LAST =
      List.of(
          "Walker", "Hughes", "Patel", "Bennett", "Murphy", "Clarke", "Foster", "Reid", "Shah",
          "Turner", "Ellis", "Novak");

  static DemoCustomer numbered(int number, Instant now, Random random) {
    var id = "demo-%04d".formatted(number);
    var swedish = number % 5 < 3;
    var business = random.nextInt(100) < 25;
    var facts = new LinkedHashMap<String, Object>();
    facts.put("name", name(swedish, random));
    facts.put("email", id + "@example.com");
    // 070-174 06 05 to 99 is set aside in Sweden for films and books.
    facts.put("phone", "+46 70-174 06 %02d".formatted(5 + number % 95));
    facts.put("segment", business ? "business" : "consumer");
    facts.put("tenureMonths", 1 + random.nextInt(business ? 96 : 60));
    var value = business ? 12_000 + 500 * random.nextInt(160) : 1_200 + 100 * random.nextInt(90);
    facts.put("annualValue", Map.of("amount", value, "currency", "SEK"));
    facts.put("permissions", permissions(number, now, random));
    return new DemoCustomer(id, swedish ? "sv" : "en", facts);
  }

  private static String name(boolean swedish, Random random) {
    var first = swedish ? SWEDISH_FIRST : ENGLISH_FIRST;
    var last = swedish ? SWEDISH_LAST : ENGLISH_LAST;
    return first.get(random.nextInt(first.size())) + " " + last.get(random.nextInt(last.size()));
  }

  /** Seven of ten said yes to marketing by mail. */
  private static List<Map<String, Object>> permissions(int number, Instant now, Random random) {
    var daysAgo = 100 + random.nextInt(400);
    if (number % 10 >= 7) {
      return List.of();
    }
    var permission = new LinkedHashMap<String, Object>();
    permission.put("purpose", "marketing");
    permission.put("channel", "email");
    permission.put("basis", "consent");
    permission.put("at", now.minus(daysAgo, ChronoUnit.DAYS).toString());
    permission.put("proof", "demo-form");
    return List.of(permission);
  }
}
