import type { CaseChange, CaseSummary } from "./types";

/**
 * What a remote change does to a list somebody is looking at. A row is mended where it stands; an unknown case is only
 * counted. Nothing is moved, added or taken away, so the row under the cursor stays the row under the cursor.
 */
export interface LiveResult {
  items: CaseSummary[];
  changed: boolean;
  unknown: boolean;
}

export function applyChange(items: CaseSummary[], change: CaseChange): LiveResult {
  const index = items.findIndex((item) => item.id === change.id);
  const row = items[index];
  if (!row) return { items, changed: false, unknown: true };
  if (change.version <= row.version) return { items, changed: false, unknown: false };
  const next = items.slice();
  next[index] = {
    ...row,
    state: change.state,
    urgency: change.urgency,
    assignee: change.assignee,
    version: change.version,
  };
  return { items: next, changed: true, unknown: false };
}

/** Takes the fuller answer of a single case into the same place. */
export function replaceRow(items: CaseSummary[], fresh: CaseSummary): CaseSummary[] {
  return items.map((item) => (item.id === fresh.id && fresh.version >= item.version ? { ...item, ...fresh } : item));
}

export interface QueueView {
  states?: CaseSummary["state"][];
  mineOf?: string;
}

/** Whether a case not in the list would belong in it: only then is it "new". */
export function belongs(change: CaseChange, view: QueueView): boolean {
  if (view.states && !view.states.includes(change.state)) return false;
  return !view.mineOf || change.assignee === view.mineOf;
}

/** Pages overlap when cases are added while somebody scrolls; a case is shown once, where it came first. */
export function distinct(items: CaseSummary[]): CaseSummary[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(item.id) && seen.add(item.id));
}
