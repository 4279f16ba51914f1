import type { ServerResponse } from "node:http";
import { ago } from "./fixtures.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const PEOPLE = ["Nils Holm", "Sofia Ek", "Olu Adeyemi", "Greta Vik", "Maja Lund", "Hugo Strand", "Ida Rask", "Leo Falk", "Ann Bergqvist", "Per Wall", "Yusuf Ali", "Klara Näs"];
const OUTCOMES: [string, string | null][] = [
  ["sent", null],
  ["suppressed", "open-case"],
  ["sent", null],
  ["suppressed", "not-a-promoter"],
  ["delayed", "interlock-behind"],
  ["suppressed", "no-permission"],
  ["sent", null],
  ["suppressed", "already-thanked"],
  ["suppressed", "broken-promise"],
  ["sent", null],
  ["suppressed", "anonymous"],
  ["suppressed", "at-risk"],
];

const ALL = PEOPLE.map((name, i) => ({
  id: `o-${i}`,
  customerId: `C-${2000 + i}`,
  customerName: name,
  campaign: "thanks",
  receiptId: `r-${1000 + i}`,
  channel: "email",
  language: i % 3 ? "sv" : "en",
  status: OUTCOMES[i]![0],
  reason: OUTCOMES[i]![1],
  until: OUTCOMES[i]![0] === "delayed" ? ago(-HOUR) : null,
  at: ago(i * 47 * 60_000),
}));

export function outreach(params: URLSearchParams) {
  const items = ALL.filter((item) => !params.get("status") || item.status === params.get("status"))
    .filter((item) => !params.get("reason") || item.reason === params.get("reason"))
    .filter((item) => !params.get("customerId") || item.customerId === params.get("customerId"));
  return { items, nextCursor: null, total: items.length };
}

export function outreachSummary() {
  return {
    sent: 412,
    suppressed: 655,
    delayed: 18,
    reasons: [
      { reason: "not-a-promoter", n: 338 },
      { reason: "open-case", n: 121 },
      { reason: "no-permission", n: 74 },
      { reason: "at-risk", n: 52 },
      { reason: "already-thanked", n: 41 },
      { reason: "anonymous", n: 20 },
      { reason: "interlock-behind", n: 18 },
      { reason: "broken-promise", n: 9 },
    ],
  };
}

const TOUCHPOINTS: [string, number, number][] = [
  ["store", 412, 48],
  ["checkout", 633, 31],
  ["onboarding", 188, 22],
  ["customer-service", 512, 9],
  ["app", 96, 4],
  ["delivery", 874, -6],
  ["billing", 143, -14],
  ["returns", 231, -22],
  ["installation", 19, -31],
];

export function metrics(by: string) {
  const definition = "NPS = share of 9–10 minus share of 0–6, on the latest answer per customer and touchpoint. Interval: Wald, 95 %.";
  const half = (n: number) => Math.round(165 / Math.sqrt(n));
  const group = (key: Record<string, string>, n: number, value: number) => ({ key, definition, n, value, low: Math.max(-100, value - half(n)), high: Math.min(100, value + half(n)), smallSample: n < 30 });
  const groups = by.includes("week")
    ? Array.from({ length: 16 }, (_, i) => group({ week: `2026-W${String(4 + i).padStart(2, "0")}` }, 140 + ((i * 37) % 60), Math.round(2 + i * 0.9 + 7 * Math.sin(i * 1.3))))
    : TOUCHPOINTS.map(([touchpoint, n, value]) => group({ touchpoint }, n, value));
  return { metric: "nps", definition, scale: "-100..100", groups };
}

export function trace(
  receiptId: string,
  response: ServerResponse,
  json: (response: ServerResponse, status: number, body?: unknown) => void,
  problem: (response: ServerResponse, status: number, code: string) => void,
): void {
  if (!receiptId.startsWith("r-")) return problem(response, 404, "unknown-receipt");
  const start = 2 * DAY;
  json(response, 200, {
    receiptId,
    hops: [
      { service: "survey-ingest", event: "feedback.received", at: ago(start) },
      { service: "risk-scoring", event: "response.assessed", at: ago(start - 180) },
      { service: "recovery-workflow", event: "case.opened", at: ago(start - 395) },
      { service: "promoter-mobilization", event: "outreach.suppressed", at: ago(start - 61_000) },
    ],
    caseId: "case-1",
    outreach: { status: "suppressed", reason: "open-case" },
  });
}
