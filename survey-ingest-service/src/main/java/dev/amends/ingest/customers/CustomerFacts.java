package dev.amends.ingest.customers;

import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Fields;
import dev.amends.ingest.verdict.Money;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an upstream system says about a customer; null is "nothing said", never "none".
 *
 * @param tenureMonths how long a customer, in months
 */
public record CustomerFacts(
    String name,
    String email,
    String phone,
    String language,
    String segment,
    Integer tenureMonths,
    Money annualValue,
    List<Permission> permissions) {

  static final int MAX_PERMISSIONS = 50;
  private static final int MAX_TENURE_MONTHS = 1_500;

  private static final String ANY_CHANNEL = "any";
  private static final int MAX_WORDING = 2_000;

  private static final Set<String> PURPOSES =
      new TreeSet<>(
          Set.of(
              "survey",
              "service-reply",
              "marketing",
              "referral",
              "publication",
              Permission.PROFILING));
  private static final Set<String> BASES =
      new TreeSet<>(Set.of("consent", "existing-customer", "legitimate-interest"));

  /**
   * @return null for an absent object; what is wrong is noted in {@code fields}
   */
  public static CustomerFacts read(Fields fields) {
    return fields == null
        ? null
        : new CustomerFacts(
            fields.text("name", 200),
            email(fields),
            fields.text("phone", 40),
            fields.text("language", 20),
            fields.text("segment", 100),
            fields.wholeNumber("tenureMonths", 0, MAX_TENURE_MONTHS),
            Money.read(fields.nested("annualValue")),
            fields.nestedList("permissions", MAX_PERMISSIONS).stream()
                .map(CustomerFacts::permission)
                .toList());
  }

  private static String email(Fields fields) {
    var email = fields.text("email", 320);
    if (email != null && !email.matches("[^@\\s]+@[^@\\s]+")) {
      fields.refuse("email", Code.WRONG_TYPE, "An e-mail address was expected.");
    }
    return email;
  }

  private static Permission permission(Fields fields) {
    var purpose = fields.oneOf("purpose", PURPOSES);
    var channel = Permission.PROFILING.equals(purpose) ? ANY_CHANNEL : fields.text("channel", 20);
    for (var name : List.of("purpose", "channel", "basis", "at")) {
      if (fields.absent(name) && !(name.equals("channel") && channel != null)) {
        fields.refuse(name, Code.REQUIRED, "A permission names purpose, channel, basis and time.");
      }
    }
    return new Permission(
        purpose,
        channel,
        fields.oneOf("basis", BASES),
        fields.time("at"),
        fields.text("proof", 200),
        fields.text("wording", MAX_WORDING),
        Boolean.TRUE.equals(fields.flag("withdrawn")) ? Boolean.TRUE : null);
  }
}
