package dev.amends.risk.model.domain;

import java.util.Arrays;

/** A part of the sum that is being learned: points by cell, and the cell of each row. */
sealed interface Term {

  int cells();

  int[] cellOfRow();

  /** Log-odds to add in each cell. */
  double[] step(Gradients gradients, BoostingSettings settings);

  /** Of one feature; its last cell is that of values not known. */
  record OfFeature(Binned values, Direction direction) implements Term {

    @Override
    public int cells() {
      return values.known() + 1;
    }

    @Override
    public int[] cellOfRow() {
      return values.bins();
    }

    @Override
    public double[] step(Gradients gradients, BoostingSettings settings) {
      return ShapeStep.of(gradients, direction, settings);
    }
  }

  /** Of two features; its last cell is that of rows in which one of them is not known. */
  record OfPair(int first, int second, Binned rows, Binned columns, int[] cellOfRow)
      implements Term {

    static OfPair of(int first, int second, Binned rows, Binned columns) {
      var cells = new int[rows.bins().length];
      Arrays.setAll(
          cells,
          at ->
              rows.bins()[at] == rows.known() || columns.bins()[at] == columns.known()
                  ? rows.known() * columns.known()
                  : rows.bins()[at] * columns.known() + columns.bins()[at]);
      return new OfPair(first, second, rows, columns, cells);
    }

    @Override
    public int cells() {
      return rows.known() * columns.known() + 1;
    }

    @Override
    public double[] step(Gradients gradients, BoostingSettings settings) {
      return PairStep.of(gradients, columns.known(), settings);
    }
  }
}
