package dev.amends.risk.journey.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What customers lived at one touchpoint of a journey.
 *
 * @param n responses, of {@code customers} customers who are known
 * @param precedence how many other touchpoints most customers who know both met later, minus how
 *     many earlier; the order of the moments
 * @param emotion of feelings that customers chose: −1 more bad ones, 1 more good ones, 0 neither
 * @param named the feelings chosen most, the most frequent first
 * @param tone how the words sound, −1 to 1; a series of its own
 * @param expectationGap −1 below, 0 met, 1 above
 * @param atRisk share of responses at risk, 0 to 1
 * @param pLoss mean probability of loss, where one was computed
 * @param peak {@code high} or {@code low} if no other moment is felt more strongly in this
 *     direction and more than chance speaks for it, else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Moment(
    String touchpoint,
    long n,
    long customers,
    int precedence,
    Mean emotion,
    List<Named> named,
    Mean tone,
    Mean expectationGap,
    Mean atRisk,
    Mean pLoss,
    String peak) {

  /** A feeling and how often it was chosen. */
  public record Named(String emotion, long n) {}

  Moment asPeak(String which) {
    return new Moment(
        touchpoint,
        n,
        customers,
        precedence,
        emotion,
        named,
        tone,
        expectationGap,
        atRisk,
        pLoss,
        which);
  }
}
