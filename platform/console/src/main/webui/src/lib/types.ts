/** The shapes of docs/http.md, as the console reads them. */

export type CaseState = "open" | "claimed" | "snoozed" | "resolved" | "recovered" | "closed";
export type Band = "low" | "medium" | "high";

export interface Session {
  username: string;
  name: string;
  roles: string[];
}

export interface Page<T> {
  items: T[];
  nextCursor?: string | null;
  total: number;
}

export interface Money {
  amount: number;
  currency: string;
}

export interface CaseSummary {
  id: string;
  customerId: string;
  customerName: string | null;
  state: CaseState;
  urgency: number;
  assignee: string | null;
  claimedUntil?: string | null;
  snoozedUntil?: string | null;
  dueAt?: string | null;
  overdue: boolean;
  /** What its clocks stand still for. */
  waitingFor?: string | null;
  openedAt: string;
  contactedAt?: string | null;
  touchpoint?: string | null;
  language?: string | null;
  excerpt?: string | null;
  nps?: number | null;
  pLoss?: number | null;
  band?: Band | null;
  responses: number;
  annualValue?: Money | null;
  version: number;
}

export interface Contribution {
  feature: string;
  points: number;
  detail?: string | null;
}

export interface Scores {
  nps?: number | null;
  csat?: number | null;
  ces?: number | null;
  trust?: number | null;
  lba?: number | null;
  emotions?: string[] | null;
  expectation?: string | null;
}

export interface Feedback {
  receiptId: string;
  occurredAt: string;
  touchpoint?: string | null;
  channel?: string | null;
  language?: string | null;
  scores?: Scores | null;
  comment?: string | null;
  pLoss?: number | null;
  band?: Band | null;
  reasons?: string[];
  contributions?: Contribution[];
}

export interface PromiseMade {
  id: string;
  text: string;
  dueAt: string;
  state: "open" | "kept" | "broken" | "withdrawn";
  madeBy: string;
  madeAt: string;
}

export interface TimelineEntry {
  at: string;
  actor: string | null;
  type: string;
  detail?: Record<string, unknown> | null;
}

export type Command =
  | "claim"
  | "release"
  | "contact"
  | "promise"
  | "keep"
  | "resolve"
  | "reopen"
  | "snooze"
  | "merge"
  | "note";

export interface RecoveryCase extends CaseSummary {
  customer: {
    name?: string | null;
    email?: string | null;
    phone?: string | null;
    segment?: string | null;
    tenureMonths?: number | null;
  };
  contactWish?: { wanted?: boolean | null; channel?: string | null; when?: string | null } | null;
  reasons: string[];
  feedback: Feedback[];
  promises: PromiseMade[];
  timeline: TimelineEntry[];
  resolution?: { rootCause: string; note?: string | null; by: string; at: string } | null;
  allowed: string[];
}

export interface RootCause {
  code: string;
  sv: string;
  en: string;
}

export interface QueueSummary {
  open: number;
  claimed: number;
  snoozed: number;
  resolvedToday: number;
  overdue: number;
  mine: number;
}

export interface CaseChange {
  id: string;
  change: string;
  state: CaseState;
  urgency: number;
  assignee: string | null;
  version: number;
  at: string;
}

export interface CustomerRisk {
  customerId: string;
  /** The customer objects to profiling: then there is no figure and no band. */
  profilingObjection?: boolean;
  pLoss?: number;
  band?: Band;
  reasons: string[];
  score?: number;
  contributions: Contribution[];
  modelVersion: string;
  calibrated?: boolean;
  counterfactual?: { feature: string; from: number; to: number; pLoss: number } | null;
}

/** What the console uses of the rules that say who is at risk. */
export interface ActivePolicy {
  definition: { rules: { name: string; label?: Record<string, string> }[] };
}

export interface MetricGroup {
  key: string | Record<string, string>;
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
  smallSample?: boolean;
}

export interface Metric {
  metric: string;
  definition: string;
  groups: MetricGroup[];
}

export interface Outreach {
  id: string;
  customerId: string;
  customerName?: string | null;
  campaign: string;
  receiptId?: string | null;
  channel: string;
  language: string;
  status: "sent" | "suppressed" | "delayed";
  reason?: string | null;
  until?: string | null;
  at: string;
}

export interface OutreachSummary {
  sent: number;
  suppressed: number;
  delayed: number;
  reasons: { reason: string; n: number }[];
}

export interface Campaign {
  id: string;
  name: { sv: string; en: string };
  kind: string;
  state: string;
}

export interface Trace {
  receiptId: string;
  hops: { service: string; event: string; at: string }[];
  caseId?: string | null;
  outreach?: { status: string; reason?: string | null } | null;
  conflict?: unknown;
}
