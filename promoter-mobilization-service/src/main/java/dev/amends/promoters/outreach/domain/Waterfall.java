package dev.amends.promoters.outreach.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The exclusion waterfall of the thank-you: the rules in the order in which they are asked. A new
 * rule is a function and a line here.
 */
public final class Waterfall {

  static final int PROMOTER = 9;

  /** What SMTP can carry without extensions; finer distinctions are the mail server's. */
  private static final Pattern ADDRESS =
      Pattern.compile("[\\x21-\\x7e&&[^@<>,;:\"()\\[\\]\\\\]]+@[A-Za-z0-9.-]+");

  /** About the response alone: known when it comes, and unchanged until it is corrected. */
  private static final List<Rule<Response>> RESPONSE =
      List.of(
          new Rule<>(Reason.HISTORY, Response::history),
          new Rule<>(Reason.ANONYMOUS, Response::anonymous),
          new Rule<>(Reason.NOT_A_PROMOTER, Waterfall::notAPromoter),
          new Rule<>(Reason.AT_RISK, Response::atRisk));

  /** About the customer: asked afresh at the moment of sending. */
  private static final List<Rule<Facts>> CUSTOMER =
      List.of(
          new Rule<>(Reason.AT_RISK, Facts::latestResponseAtRisk),
          new Rule<>(Reason.NO_PERMISSION, Waterfall::noPermission),
          new Rule<>(Reason.UNSUBSCRIBED, Facts::unsubscribed),
          new Rule<>(Reason.NO_ADDRESS, Waterfall::noAddress),
          new Rule<>(Reason.OPEN_CASE, Facts::hasOpenCase),
          new Rule<>(Reason.BROKEN_PROMISE, Facts::hasBrokenPromise),
          new Rule<>(Reason.ALREADY_THANKED, Facts::hasMessageAlready));

  private Waterfall() {}

  public static Optional<Reason> excludes(Response response) {
    return Rule.first(RESPONSE, response);
  }

  static Optional<Reason> excludes(Facts facts) {
    return Rule.first(CUSTOMER, facts);
  }

  private static boolean notAPromoter(Response response) {
    return response.nps() == null || response.nps() < PROMOTER;
  }

  private static boolean noPermission(Facts facts) {
    return !Permission.given(facts.permissions(), facts.purpose(), facts.channel());
  }

  private static boolean noAddress(Facts facts) {
    return facts.email() == null || !ADDRESS.matcher(facts.email()).matches();
  }
}
