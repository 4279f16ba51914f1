package dev.amends.risk.model.domain;

/** A sum of gradients, and the step of Newton's method that it asks for. */
final class Leaf {

  private double first;
  private double second;
  private double weight;

  void add(Gradients gradients, int cell) {
    first += gradients.first()[cell];
    second += gradients.second()[cell];
    weight += gradients.weights()[cell];
  }

  Leaf plus(Leaf other) {
    return sum(other, 1);
  }

  Leaf minus(Leaf other) {
    return sum(other, -1);
  }

  private Leaf sum(Leaf other, int sign) {
    var sum = new Leaf();
    sum.first = first + sign * other.first;
    sum.second = second + sign * other.second;
    sum.weight = weight + sign * other.weight;
    return sum;
  }

  double weight() {
    return weight;
  }

  /**
   * @param penalty pulls the step to 0, as that many rows of variance would that ask for none
   */
  double step(double penalty) {
    return first / (second + penalty);
  }

  double gain(double penalty) {
    return first * first / (second + penalty);
  }
}
