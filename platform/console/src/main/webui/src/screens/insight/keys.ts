import type { MetricGroup } from "../../lib/types";

/** A group's key is an object when several dimensions are asked for, and may be plain text for one. */
export function keyText(group: MetricGroup, dimension: string): string {
  if (typeof group.key === "string") return group.key;
  return group.key[dimension] ?? Object.values(group.key)[0] ?? "";
}
