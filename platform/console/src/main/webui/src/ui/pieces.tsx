import { ChevronDown, CircleCheck, CirclePause, Clock, ClockAlert, Minus, type LucideIcon } from "lucide-react";
import { useFormats, useT, word } from "../i18n";
import { useNow } from "../lib/now";
import { slaOf, type SlaKind } from "../lib/sla";
import type { CaseSummary } from "../lib/types";

const SLA_ICON: Record<SlaKind, LucideIcon> = {
  none: Minus,
  left: Clock,
  soon: ClockAlert,
  overdue: ClockAlert,
  paused: CirclePause,
  stopped: CircleCheck,
};

/** Time left in words with an icon; colour only repeats it. */
export function SlaText({ item, size = 15 }: { item: CaseSummary; size?: number }) {
  const t = useT();
  const f = useFormats();
  const now = useNow();
  const sla = slaOf(item, now, t, (iso) => f.moment(iso, now));
  const Icon = SLA_ICON[sla.kind];
  return (
    <span className={`sla ${sla.kind}`}>
      <Icon size={size} aria-hidden />
      <span className="num">{sla.text}</span>
    </span>
  );
}

export function urgencyLevel(urgency: number): "high" | "medium" | "low" {
  return urgency >= 70 ? "high" : urgency >= 40 ? "medium" : "low";
}

/** A number, a bar and a word: none of them alone. */
export function Urgency({ value }: { value: number }) {
  const t = useT();
  const level = urgencyLevel(value);
  return (
    <span className={`urgency ${level}`}>
      <b className="num">{Math.round(value)}</b>
      <span className="urgency-side">
        <span className="urgency-word">{t.queue.urgencyWords[level]}</span>
        <svg width="44" height="4" viewBox="0 0 44 4" aria-hidden>
          <rect width="44" height="4" rx="2" fill="var(--line)" />
          <rect width={Math.max(4, (44 * value) / 100)} height="4" rx="2" fill="currentColor" />
        </svg>
      </span>
    </span>
  );
}

export function RiskChip({ item }: { item: Pick<CaseSummary, "band" | "pLoss" | "nps"> }) {
  const t = useT();
  const f = useFormats();
  if (!item.band) return null;
  const tone = item.band === "high" ? "bad" : item.band === "medium" ? "warn" : "good";
  return (
    <span className={`chip ${tone} num`}>
      {word(t.band, item.band)}
      {item.pLoss != null && ` ${f.percent(item.pLoss)}`}
    </span>
  );
}

export function Avatar({ name }: { name: string }) {
  const initials = name
    .split(/[\s.@_-]+/)
    .map((part) => part[0] ?? "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
  return (
    <span className="avatar tiny" aria-hidden>
      {initials}
    </span>
  );
}

interface PickerProps {
  label: string;
  value: string;
  options: { id: string; text: string }[];
  onChange: (id: string) => void;
}

/** The platform's own list: best on phones, and everybody's assistive technology knows it. */
export function Picker({ label, value, options, onChange }: PickerProps) {
  return (
    <span className="select">
      <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.text}
          </option>
        ))}
      </select>
      <ChevronDown size={16} aria-hidden />
    </span>
  );
}
