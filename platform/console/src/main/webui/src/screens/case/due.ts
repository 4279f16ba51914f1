/** Times people mean when they say "tomorrow". All in the browser's own zone, which is the agent's. */

const WORKDAY_START = 9;
const AFTERNOON = 15;

function at(base: Date, days: number, hour: number): Date {
  const next = new Date(base);
  next.setDate(next.getDate() + days);
  next.setHours(hour, 0, 0, 0);
  return next;
}

export type Preset = "hour" | "afternoon" | "tomorrow" | "monday";

export function presets(now: Date): Record<Preset, Date | null> {
  const afternoon = at(now, 0, AFTERNOON);
  const toMonday = (8 - now.getDay()) % 7 || 7;
  return {
    hour: new Date(now.getTime() + 3_600_000),
    afternoon: afternoon.getTime() > now.getTime() + 1_800_000 ? afternoon : null,
    tomorrow: at(now, 1, WORKDAY_START),
    // On a Sunday that is tomorrow, and said once is enough.
    monday: toMonday === 1 ? null : at(now, toMonday, WORKDAY_START),
  };
}

/** What a datetime-local input understands: local time without zone or seconds. */
export function toInput(date: Date): string {
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

export function fromInput(text: string): Date | null {
  const date = new Date(text);
  return text && !Number.isNaN(date.getTime()) ? date : null;
}
