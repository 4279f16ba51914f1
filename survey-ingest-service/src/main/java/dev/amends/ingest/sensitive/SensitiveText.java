package dev.amends.ingest.sensitive;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/**
 * Masks Swedish personal identity and coordination numbers, card numbers and international bank
 * account numbers in what people write. A number counts only with a right check digit, so that
 * order and telephone numbers stay readable; the text keeps its length, so that places in it stay
 * what they are.
 */
public final class SensitiveText {

  static final char MASK = '•';

  /** None of these numbers has fewer digits; most texts have fewer. */
  private static final int FEWEST_DIGITS = 10;

  private static final Pattern PERSONAL =
      Pattern.compile("(?<![\\w+-])((?:\\d{2})?\\d{6})([-+ ]?)(\\d{4})(?![\\w-])");

  private static final Pattern CARD =
      Pattern.compile(
          "(?<![\\w-])(?:\\d{4}([ -]?)\\d{4}\\1\\d{4}\\1\\d{1,7}|\\d{4}([ -]?)\\d{6}\\2\\d{5})(?![\\w-])");

  private static final Pattern ACCOUNT_START =
      Pattern.compile("(?i)(?<!\\w)[A-Z]{2}\\d{2}(?= ?[A-Z0-9])");

  /** The shortest and the longest account number there is, of ISO 13616. */
  private static final int SHORTEST_ACCOUNT = 15;

  private static final int LONGEST_ACCOUNT = 34;

  private SensitiveText() {}

  /** The text itself if there is nothing to mask. */
  public static String masked(String text) {
    if (text == null || digits(text) < FEWEST_DIGITS) {
      return text;
    }
    var withoutCards = masked(withoutAccounts(text), CARD, SensitiveText::isCard);
    return masked(withoutCards, PERSONAL, SensitiveText::isPersonal);
  }

  private static int digits(String text) {
    var digits = 0;
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        digits++;
      }
    }
    return digits;
  }

  private static String masked(String text, Pattern pattern, Predicate<String> real) {
    return pattern
        .matcher(text)
        .replaceAll(
            found ->
                real.test(found.group())
                    ? found.group().replaceAll("[A-Za-z0-9]", String.valueOf(MASK))
                    : Matcher.quoteReplacement(found.group()));
  }

  private static String withoutAccounts(String text) {
    var masked = new StringBuilder(text);
    var start = ACCOUNT_START.matcher(text);
    while (start.find()) {
      var end = endOfAccount(text, start.start());
      for (var i = start.start(); i < end; i++) {
        if (text.charAt(i) != ' ') {
          masked.setCharAt(i, MASK);
        }
      }
    }
    return masked.toString();
  }

  /** Words may follow an account number, so that every end of a word is tried. */
  private static int endOfAccount(String text, int start) {
    var account = new StringBuilder();
    for (var i = start; i < text.length() && account.length() < LONGEST_ACCOUNT; i++) {
      var c = text.charAt(i);
      if (c != ' ' && !Character.isLetterOrDigit(c)) {
        break;
      }
      if (c != ' ') {
        account.append(Character.toUpperCase(c));
      }
      var last = i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
      if (last
          && account.length() >= SHORTEST_ACCOUNT
          && IBANValidator.getInstance().isValid(account.toString())) {
        return i + 1;
      }
    }
    return start;
  }

  private static boolean isCard(String text) {
    return LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(onlyDigits(text));
  }

  /** Ten digits from 070 without a separator are taken for a mobile telephone number. */
  private static boolean isPersonal(String text) {
    if (text.matches("070\\d{7}")) {
      return false;
    }
    var digits = onlyDigits(text);
    var ten = digits.substring(digits.length() - FEWEST_DIGITS);
    return LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(ten) && isDay(digits);
  }

  /**
   * With two digits for the year any century will do; of a coordination number the day is 60 more.
   */
  private static boolean isDay(String digits) {
    var day = digits.substring(0, digits.length() - 4);
    var date = Integer.parseInt(day.substring(day.length() - 4));
    var year =
        day.length() == 8
            ? Integer.parseInt(day.substring(0, 4))
            : 2000 + Integer.parseInt(day.substring(0, 2));
    try {
      LocalDate.of(year, date / 100, date % 100 > 60 ? date % 100 - 60 : date % 100);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String onlyDigits(String text) {
    return text.replaceAll("\\D", "");
  }
}
