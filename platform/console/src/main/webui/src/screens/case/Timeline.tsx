import { useState } from "react";
import {
  AlarmClock,
  AlarmClockOff,
  BellRing,
  CalendarClock,
  CalendarX2,
  CircleCheck,
  CirclePause,
  CirclePlay,
  Flag,
  HandHeart,
  HeartCrack,
  MessageSquareQuote,
  Pencil,
  Phone,
  RotateCcw,
  Siren,
  UserCheck,
  UserMinus,
  type LucideIcon,
} from "lucide-react";
import { useFormats, useT, word, type Dict, type Formats } from "../../i18n";
import { useNow } from "../../lib/now";
import { useSettings } from "../../lib/settings";
import type { RootCause, TimelineEntry } from "../../lib/types";
import { useRootCauses } from "./ResolveDialog";

const HAPPENS = new Set(["closed", "opened", "feedback-joined", "lease-expired", "woken", "promise-broken", "promise-chosen", "promise-withdrawn", "recovered", "merged", "clock-resumed", "sla-warned", "sla-breached", "escalated"]);

type Kind = "all" | "talk" | "promises" | "state";

const ICONS: Record<string, LucideIcon> = {
  opened: Flag,
  "feedback-joined": MessageSquareQuote,
  claimed: UserCheck,
  released: UserMinus,
  "lease-expired": UserMinus,
  contacted: Phone,
  promised: HandHeart,
  "promise-kept": HandHeart,
  "promise-broken": HeartCrack,
  "promise-chosen": CalendarClock,
  "promise-withdrawn": CalendarX2,
  noted: Pencil,
  snoozed: CirclePause,
  woken: BellRing,
  "clock-paused": CirclePause,
  "clock-resumed": CirclePlay,
  "sla-warned": AlarmClock,
  "sla-breached": AlarmClockOff,
  escalated: Siren,
  resolved: CircleCheck,
  recovered: CircleCheck,
  reopened: RotateCcw,
};

function kindOf(type: string): Exclude<Kind, "all"> {
  if (type === "contacted" || type === "noted" || type === "feedback-joined") return "talk";
  return type.startsWith("promise") ? "promises" : "state";
}

const KINDS: Kind[] = ["all", "talk", "promises", "state"];

export function Timeline({ entries, me }: { entries: TimelineEntry[]; me: string }) {
  const t = useT();
  const f = useFormats();
  const now = useNow();
  const { lang } = useSettings();
  const causes = useRootCauses().data?.items ?? [];
  const [kind, setKind] = useState<Kind>("all");
  const shown = entries.filter((entry) => kind === "all" || kindOf(entry.type) === kind).sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section className="timeline-section">
      <div className="section-head">
        <h2>{t.kase.timeline}</h2>
        <div className="tabs slim" role="group" aria-label={t.kase.timeline}>
          {KINDS.map((name) => (
            <button key={name} type="button" className="tab" aria-pressed={kind === name} onClick={() => setKind(name)}>
              {t.kase.filter[name]}
            </button>
          ))}
        </div>
      </div>
      {shown.length === 0 && <p className="muted">{t.kase.noEntries}</p>}
      <ol className="timeline">
        {shown.map((entry) => {
          const Icon = ICONS[entry.type] ?? Flag;
          const { facts, text } = describe(entry, t, f, (code) => causeName(causes, code, lang));
          return (
            <li key={`${entry.at} ${entry.type} ${entry.actor}`} className={`entry ${entry.type}`}>
              <span className="entry-icon">
                <Icon size={14} aria-hidden />
              </span>
              <div>
                <p>
                  <Headline entry={entry} me={me} />
                  {facts && <span className="muted"> · {facts}</span>}
                  <time className="muted small num" dateTime={entry.at} title={f.full(entry.at)}>
                    {f.moment(entry.at, now)}
                  </time>
                </p>
                {text && <p className={entry.type === "feedback-joined" ? "entry-text voice" : "entry-text"}>{text}</p>}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Somebody did something; or, when nobody in particular did, it simply happened. */
function Headline({ entry, me }: { entry: TimelineEntry; me: string }) {
  const t = useT();
  const what = word(t.events, entry.type);
  if (!entry.actor || entry.actor === "system" || HAPPENS.has(entry.type)) return <b>{what}</b>;
  return (
    <>
      <b>{entry.actor === me ? t.common.you : entry.actor}</b> {lowerFirst(what)}
    </>
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export function causeName(causes: RootCause[], code: string, lang: "sv" | "en"): string {
  return causes.find((cause) => cause.code === code)?.[lang] ?? word({}, code);
}

/** The short facts beside the headline, and the words people wrote below it. */
function describe(entry: TimelineEntry, t: Dict, f: Formats, cause: (code: string) => string): { facts: string; text: string } {
  const detail = entry.detail ?? {};
  const get = (name: string) => (typeof detail[name] === "string" ? (detail[name] as string) : "");
  const facts = [
    get("channel") && word(t.channels, get("channel")),
    get("outcome") && word(t.outcomes, get("outcome")),
    get("rootCause") && cause(get("rootCause")),
    get("clock") && word(t.clocks, get("clock")),
    get("waitingFor") && word(t.waitingFor, get("waitingFor")),
    get("until") && f.moment(get("until")),
    get("dueAt") && f.moment(get("dueAt")),
    get("touchpoint") && word(t.touchpoints, get("touchpoint")),
  ];
  const text = get("note") || get("text") || get("comment") || get("reason") || (detail.erased === true ? t.kase.wordsErased : "");
  return { facts: facts.filter(Boolean).join(" · "), text };
}
