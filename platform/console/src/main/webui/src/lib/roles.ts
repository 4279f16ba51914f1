import type { Session } from "./types";

export type Area = "queue" | "outreach" | "insight" | "trace";

/** What the services allow, told here only so that nobody is sent to a closed door. */
export const ROLES: Record<Area, string[]> = {
  queue: ["agent", "team-lead"],
  insight: ["cx-lead"],
  outreach: ["marketer"],
  trace: ["agent", "team-lead", "cx-lead", "upstream"],
};

export function may(session: Session, area: Area): boolean {
  return ROLES[area].some((role) => session.roles.includes(role));
}

export function home(session: Session): string {
  if (may(session, "queue")) return "/queue";
  if (may(session, "insight")) return "/insight";
  if (may(session, "outreach")) return "/outreach";
  return "/queue";
}
