import { useFormats, useT, word } from "../../i18n";
import type { OutreachSummary } from "../../lib/types";

interface Props {
  summary: OutreachSummary;
  reason: string;
  onReason: (reason: string) => void;
}

interface Step {
  id: string;
  name: string;
  n: number;
  /** Where the bar begins, as a share of all occasions. */
  from: number;
  kind: "all" | "lost" | "sent";
}

/** From every occasion down to what was sent: each step is a reason and takes its share away. */
export function Waterfall({ summary, reason, onReason }: Props) {
  const t = useT();
  const f = useFormats();
  const total = summary.sent + summary.suppressed + summary.delayed;
  if (total === 0) return null;
  const steps: Step[] = [{ id: "", name: t.outreach.occasions, n: total, from: 0, kind: "all" }];
  let left = total;
  for (const item of [...summary.reasons].sort((a, b) => b.n - a.n)) {
    left -= item.n;
    steps.push({ id: item.reason, name: word(t.outreachReasonsShort, item.reason), n: item.n, from: Math.max(0, left / total), kind: "lost" });
  }
  steps.push({ id: "sent", name: t.outreach.statuses.sent, n: summary.sent, from: 0, kind: "sent" });
  return (
    <section className="card waterfall" aria-label={t.outreach.summary}>
      <h2>{t.outreach.summary}</h2>
      <ul>
        {steps.map((step) => (
          <li key={step.id} className={step.kind}>
            {step.kind === "lost" ? (
              <button type="button" className="step-name" aria-pressed={reason === step.id} onClick={() => onReason(reason === step.id ? "" : step.id)}>
                {step.name}
              </button>
            ) : (
              <span className="step-name">{step.name}</span>
            )}
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
              <rect x={step.from * 100} width={Math.max(0.4, (step.n / total) * 100)} height="10" fill="currentColor" />
            </svg>
            <b className="num">
              {step.kind === "lost" && "−"}
              {f.number(step.n)}
            </b>
          </li>
        ))}
      </ul>
    </section>
  );
}
