package dev.amends.risk.model.domain;

import java.util.List;

/** How the points of a feature may run as its value rises. A value not known has no place in it. */
public enum Direction {
  ANY,
  RISING,
  FALLING;

  /** Whether the later points may follow the earlier. */
  boolean allows(double earlier, double later) {
    return switch (this) {
      case ANY -> true;
      case RISING -> earlier <= later;
      case FALLING -> earlier >= later;
    };
  }

  boolean allows(List<Double> points) {
    for (var at = 1; at < points.size(); at++) {
      if (!allows(points.get(at - 1), points.get(at))) {
        return false;
      }
    }
    return true;
  }
}
