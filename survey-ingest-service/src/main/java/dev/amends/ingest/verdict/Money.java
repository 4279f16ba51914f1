package dev.amends.ingest.verdict;

import dev.amends.ingest.verdict.FieldError.Code;
import java.math.BigDecimal;
import java.util.Currency;

/** An amount in a currency (ISO 4217). */
public record Money(BigDecimal amount, String currency) {

  private static final BigDecimal MAX_AMOUNT = new BigDecimal("1000000000000");

  /**
   * @return null for an absent object; what is wrong is noted in {@code fields}
   */
  public static Money read(Fields fields) {
    if (fields == null) {
      return null;
    }
    var amount = fields.amount("amount", MAX_AMOUNT);
    var currency = fields.requiredText("currency", 3);
    if (fields.absent("amount")) {
      fields.refuse("amount", Code.REQUIRED, "An amount of money needs a number.");
    }
    if (currency != null
        && Currency.getAvailableCurrencies().stream()
            .noneMatch(c -> c.getCurrencyCode().equals(currency))) {
      fields.refuse("currency", Code.UNKNOWN_VALUE, "An ISO 4217 currency code was expected.");
    }
    return new Money(amount, currency);
  }
}
