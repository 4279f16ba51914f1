import type { Contribution } from "./types";

export interface Bar {
  feature: string;
  detail?: string;
  points: number;
  /** Share of the half-width, 0 to 1. */
  size: number;
  direction: "up" | "down" | "none";
}

const VISIBLE = 7;

/** Largest first; what is too small to see is added up in one honest remainder, so the bars still sum to the score. */
export function toBars(contributions: Contribution[], visible = VISIBLE): Bar[] {
  const base = contributions.filter((c) => c.feature === "base");
  const rest = contributions
    .filter((c) => c.feature !== "base" && c.points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const shown = rest.slice(0, visible);
  const hidden = rest.slice(visible);
  const list: Contribution[] = [...shown];
  if (hidden.length > 0) {
    list.push({ feature: "other", points: hidden.reduce((sum, c) => sum + c.points, 0), detail: String(hidden.length) });
  }
  list.push(...base);
  const largest = Math.max(...list.map((c) => Math.abs(c.points)), 0.0001);
  return list.map((c) => ({
    feature: c.feature,
    detail: c.detail ?? undefined,
    points: c.points,
    size: Math.abs(c.points) / largest,
    direction: c.points > 0 ? "up" : c.points < 0 ? "down" : "none",
  }));
}

export function scoreOf(contributions: Contribution[]): number {
  return contributions.reduce((sum, c) => sum + c.points, 0);
}

export function probability(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
