import { describe, expect, it } from "vitest";
import { dictionaries, formats } from "../i18n";
import { slaOf, spanWords } from "../lib/sla";

const now = Date.parse("2026-05-04T08:00:00Z");
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
const text = (lang: "sv" | "en", item: Parameters<typeof slaOf>[0]) => slaOf(item, now, dictionaries[lang], formats(lang).time).text;

describe("time left, in words", () => {
  it("counts hours and minutes in both languages", () => {
    expect(text("en", { state: "open", dueAt: at(252) })).toBe("4 h 12 min left");
    expect(text("sv", { state: "open", dueAt: at(252) })).toBe("4 tim 12 min kvar");
  });

  it("says how late it is", () => {
    expect(text("en", { state: "open", dueAt: at(-8) })).toBe("overdue 8 min");
    expect(text("sv", { state: "open", dueAt: at(-8) })).toBe("8 min försenat");
  });

  it("never uses more than two units and drops empty ones", () => {
    expect(spanWords(26 * 3_600_000 + 59 * 60_000, dictionaries.en)).toBe("1 d 2 h");
    expect(spanWords(48 * 3_600_000, dictionaries.sv)).toBe("2 d");
    expect(spanWords(120 * 60_000, dictionaries.sv)).toBe("2 tim");
    expect(spanWords(59_000, dictionaries.sv)).toBe("under en minut");
  });

  it("turns urgent in the last hour and late on the first millisecond after", () => {
    const kind = (dueAt: string) => slaOf({ state: "claimed", dueAt }, now, dictionaries.en, String).kind;
    expect(kind(at(60))).toBe("left");
    expect(kind(at(59))).toBe("soon");
    expect(kind(at(0))).toBe("soon");
    expect(kind(new Date(now - 1).toISOString())).toBe("overdue");
  });

  it("stands still for what is resolved or snoozed, whatever the deadline", () => {
    expect(text("en", { state: "resolved", dueAt: at(-500) })).toBe("Clock stopped");
    expect(slaOf({ state: "snoozed", dueAt: at(-500), snoozedUntil: at(60) }, now, dictionaries.sv, () => "11:00").text).toBe("Pausat till 11:00");
  });

  it("says what a clock that stands still waits for", () => {
    expect(text("en", { state: "claimed", waitingFor: "customer", dueAt: at(-4) })).toBe("Waiting for the customer");
    expect(text("sv", { state: "claimed", waitingFor: "partner", dueAt: at(4) })).toBe("Väntar på en partner");
    expect(text("en", { state: "open" })).toBe("No deadline");
  });
});
