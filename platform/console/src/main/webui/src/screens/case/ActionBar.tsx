import { CircleCheck, CirclePause, Phone, RotateCcw, UserCheck, UserMinus } from "lucide-react";
import { useT } from "../../i18n";
import type { RecoveryCase } from "../../lib/types";
import type { CaseActs } from "./useCaseActs";

export type Asking = "resolve" | "snooze" | "reopen" | "release";

interface Props {
  kase: RecoveryCase;
  acts: CaseActs;
  ask: (what: Asking) => void;
  contact: () => void;
}

/** Only what the server allows now; the likely next step is the loud one. */
export function ActionBar({ kase, acts, ask, contact }: Props) {
  const t = useT();
  const can = (what: string) => kase.allowed.includes(what);
  const busy = acts.commands.busy !== null;
  const main = can("claim") ? "claim" : can("resolve") ? "resolve" : can("reopen") ? "reopen" : null;
  const loud = (what: string) => (main === what ? "btn primary" : "btn");
  if (!["claim", "resolve", "snooze", "release", "reopen"].some(can)) {
    return <p className="muted small">{t.kase.readOnly}</p>;
  }
  return (
    <div className="actions" role="group" aria-label={t.kase.actions}>
      {can("claim") && (
        <button type="button" className={loud("claim")} disabled={busy} onClick={() => acts.claim(kase)}>
          <UserCheck size={17} aria-hidden />
          {t.act.claim}
          <kbd className="keyhint" aria-hidden>
            C
          </kbd>
        </button>
      )}
      {can("resolve") && (
        <button type="button" className={loud("resolve")} disabled={busy} onClick={() => ask("resolve")}>
          <CircleCheck size={17} aria-hidden />
          {t.act.resolve}
          <kbd className="keyhint" aria-hidden>
            E
          </kbd>
        </button>
      )}
      {can("contact") && (
        <button type="button" className="btn phone-only" onClick={contact}>
          <Phone size={17} aria-hidden />
          {t.act.contact}
        </button>
      )}
      {can("reopen") && (
        <button type="button" className={loud("reopen")} disabled={busy} onClick={() => ask("reopen")}>
          <RotateCcw size={17} aria-hidden />
          {t.act.reopen}
        </button>
      )}
      {can("snooze") && (
        <button type="button" className="btn" disabled={busy} onClick={() => ask("snooze")}>
          <CirclePause size={17} aria-hidden />
          {t.act.snooze}
          <kbd className="keyhint" aria-hidden>
            S
          </kbd>
        </button>
      )}
      {can("release") && (
        <button type="button" className="btn" disabled={busy} onClick={() => ask("release")}>
          <UserMinus size={17} aria-hidden />
          {t.act.release}
        </button>
      )}
    </div>
  );
}
