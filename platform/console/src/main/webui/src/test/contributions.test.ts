import { describe, expect, it } from "vitest";
import { probability, scoreOf, toBars } from "../lib/contributions";

const parts = [
  { feature: "base", points: -1.9 },
  { feature: "ces", points: 0.7, detail: "2" },
  { feature: "nps", points: 1.6, detail: "3" },
  { feature: "tenure", points: -0.6 },
  { feature: "silent", points: 0 },
];

describe("the bars of why", () => {
  it("puts the strongest first and the starting point last", () => {
    expect(toBars(parts).map((bar) => bar.feature)).toEqual(["nps", "ces", "tenure", "base"]);
  });

  it("scales to the largest, the starting point included, and keeps the sign", () => {
    const [nps, , tenure, base] = toBars(parts);
    expect(base!.size).toBe(1);
    expect(nps!.size).toBeCloseTo(1.6 / 1.9);
    expect(nps!.direction).toBe("up");
    expect(tenure!.direction).toBe("down");
  });

  it("adds up what does not fit, so that the bars still sum to the score", () => {
    const bars = toBars(parts, 1);
    expect(bars.map((bar) => bar.feature)).toEqual(["nps", "other", "base"]);
    expect(bars[1]).toMatchObject({ detail: "2" });
    expect(bars.reduce((sum, bar) => sum + bar.points, 0)).toBeCloseTo(scoreOf(parts));
  });

  it("turns the score into the probability the service states", () => {
    expect(probability(0.9)).toBeCloseTo(0.71, 2);
    expect(probability(0)).toBe(0.5);
  });

  it("has nothing to draw without contributions", () => {
    expect(toBars([])).toEqual([]);
  });
});
