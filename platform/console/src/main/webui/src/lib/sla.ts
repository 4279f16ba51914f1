import { word } from "../i18n";
import type { Dict } from "../i18n/en";

export type SlaKind = "none" | "left" | "soon" | "overdue" | "paused" | "stopped";
export interface Sla {
  kind: SlaKind;
  text: string;
}

interface Clocked {
  state: string;
  dueAt?: string | null;
  snoozedUntil?: string | null;
  waitingFor?: string | null;
}

const MINUTE = 60_000;
const SOON_MINUTES = 60;

/** "4 h 12 min", rounded down like a clock; never more than two units. */
export function spanWords(ms: number, t: Dict): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE);
  if (minutes < 1) return t.span.underMinute;
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  if (days > 0) return hours > 0 ? `${t.span.d(days)} ${t.span.h(hours)}` : t.span.d(days);
  if (hours > 0) return rest > 0 ? `${t.span.h(hours)} ${t.span.min(rest)}` : t.span.h(hours);
  return t.span.min(rest);
}

/** The server computes business time; the console only says how far away its deadline is. */
export function slaOf(item: Clocked, now: number, t: Dict, clock: (iso: string) => string): Sla {
  if (item.state === "resolved" || item.state === "recovered" || item.state === "closed") {
    return { kind: "stopped", text: t.sla.stopped };
  }
  if (item.state === "snoozed") {
    return {
      kind: "paused",
      text: item.snoozedUntil ? t.sla.pausedUntil(clock(item.snoozedUntil)) : t.sla.paused,
    };
  }
  if (item.waitingFor) return { kind: "paused", text: word(t.waitingFor, item.waitingFor) };
  if (!item.dueAt) return { kind: "none", text: t.sla.none };
  const left = Date.parse(item.dueAt) - now;
  if (left < 0) return { kind: "overdue", text: t.sla.overdue(spanWords(left, t)) };
  return {
    kind: left < SOON_MINUTES * MINUTE ? "soon" : "left",
    text: t.sla.left(spanWords(left, t)),
  };
}
