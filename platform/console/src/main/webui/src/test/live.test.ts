import { describe, expect, it } from "vitest";
import { applyChange, belongs, distinct, replaceRow } from "../lib/live";
import type { CaseChange, CaseSummary } from "../lib/types";

const row = (id: string, urgency: number, version = 1): CaseSummary => ({
  id,
  customerId: `C-${id}`,
  customerName: id,
  state: "open",
  urgency,
  assignee: null,
  overdue: false,
  openedAt: "2026-05-04T08:00:00Z",
  responses: 1,
  version,
});
const change = (id: string, part: Partial<CaseChange> = {}): CaseChange => ({
  id,
  change: "claimed",
  state: "claimed",
  urgency: 50,
  assignee: "mia",
  version: 2,
  at: "2026-05-04T08:01:00Z",
  ...part,
});

describe("what arrives while somebody looks at the queue", () => {
  const list = [row("a", 90), row("b", 60), row("c", 30)];

  it("mends a row where it stands, even if it would now sort first", () => {
    const result = applyChange(list, change("c", { urgency: 99 }));
    expect(result.items.map((item) => item.id)).toEqual(["a", "b", "c"]);
    expect(result.items[2]).toMatchObject({ urgency: 99, state: "claimed", assignee: "mia", version: 2 });
    expect(result.items[0]).toBe(list[0]);
  });

  it("keeps a row that no longer matches the filter", () => {
    expect(applyChange(list, change("a", { state: "resolved" })).items).toHaveLength(3);
  });

  it("only reports a case it does not know", () => {
    const result = applyChange(list, change("z"));
    expect(result.items).toBe(list);
    expect(result).toMatchObject({ changed: false, unknown: true });
  });

  it("ignores what it has already seen, and what is older", () => {
    expect(applyChange(list, change("a", { version: 1 }))).toMatchObject({ changed: false, unknown: false });
    expect(applyChange([row("a", 90, 5)], change("a", { version: 3 })).items[0]!.version).toBe(5);
  });

  it("takes a fuller answer in place, unless something newer came meanwhile", () => {
    expect(replaceRow(list, { ...row("b", 61, 4), excerpt: "ny" }).map((item) => [item.id, item.version])).toEqual([["a", 1], ["b", 4], ["c", 1]]);
    expect(replaceRow([row("b", 60, 7)], row("b", 10, 6))[0]!.urgency).toBe(60);
  });

  it("counts a stranger only where it belongs", () => {
    expect(belongs(change("z", { state: "open" }), { states: ["open"] })).toBe(true);
    expect(belongs(change("z", { state: "claimed" }), { states: ["open"] })).toBe(false);
    expect(belongs(change("z"), { states: ["claimed"], mineOf: "mia" })).toBe(true);
    expect(belongs(change("z"), { states: ["claimed"], mineOf: "olle" })).toBe(false);
    expect(belongs(change("z"), {})).toBe(true);
  });

  it("shows a case once when pages overlap", () => {
    expect(distinct([row("a", 1), row("b", 2), row("a", 3)]).map((item) => item.urgency)).toEqual([1, 2]);
  });
});
