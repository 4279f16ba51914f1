package dev.amends.risk.model.domain;

/**
 * How boosting goes.
 *
 * @param repeats how often the rows are dealt into folds anew; a bag is one fold left out
 * @param folds in how many parts
 * @param rate share of a Newton step that is taken at once, 0 to 1
 * @param penalty pulls each step to 0, in rows of variance
 * @param leafWeight the least weight of rows on either side of a cut
 * @param bins most of a feature whose bins are found in the data
 * @param pairBins the same within a pair
 * @param rounds most times that each feature may take a step
 * @param patience rounds without progress on rows left out after which a bag stops
 */
record BoostingSettings(
    int repeats,
    int folds,
    double rate,
    double penalty,
    double leafWeight,
    int bins,
    int pairBins,
    int rounds,
    int patience) {

  static final BoostingSettings STANDARD =
      new BoostingSettings(3, 6, 0.05, 1, 2, 64, 12, 1_000, 40);
}
