import { TriangleAlert } from "lucide-react";
import { useFormats, useT, word } from "../../i18n";
import type { MetricGroup } from "../../lib/types";
import { keyText } from "./keys";

/** NPS runs from -100 to 100; a value is never shown without how sure one can be of it. */
const x = (value: number) => (Math.max(-100, Math.min(100, value)) + 100) / 2;

export function DotWhisker({ groups }: { groups: MetricGroup[] }) {
  const t = useT();
  const f = useFormats();
  const sorted = [...groups].sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const whole = (value: number | null) => (value == null ? "–" : f.number(Math.round(value)));
  return (
    <table className="whiskers">
      <caption className="sr">{t.insight.nps}</caption>
      <thead>
        <tr>
          <th scope="col">{t.insight.touchpoint}</th>
          <th scope="col" className="axis">
            <span className="sr">{t.insight.interval}</span>
            <span aria-hidden className="axis-words num">
              <span>−100</span>
              <span>0</span>
              <span>100</span>
            </span>
          </th>
          <th scope="col">{t.insight.value}</th>
          <th scope="col">{t.insight.n}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((group) => {
          const name = word(t.touchpoints, keyText(group, "touchpoint") || "none");
          return (
            <tr key={name} className={group.smallSample ? "small-sample" : undefined}>
              <th scope="row">
                {name}
                {group.smallSample && (
                  <span className="chip warn" title={t.insight.smallHint}>
                    <TriangleAlert size={13} aria-hidden />
                    {t.insight.small}
                  </span>
                )}
              </th>
              <td className="axis">
                <span className="sr">{group.low != null && group.high != null ? `${whole(group.low)} – ${whole(group.high)}` : ""}</span>
                <Drawing group={group} />
              </td>
              <td className="num">
                <b>{whole(group.value)}</b>
              </td>
              <td className="num muted">{f.number(group.n)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Drawing({ group }: { group: MetricGroup }) {
  const value = x(group.value ?? 0);
  return (
    <svg className="whisker" width="100%" height="26" aria-hidden>
      <line x1="50%" x2="50%" y1="0" y2="26" stroke="var(--line-strong)" strokeDasharray="2 3" />
      <line x1="0" x2="100%" y1="13" y2="13" stroke="var(--line)" />
      {group.low != null && group.high != null && (
        <>
          <line x1={`${x(group.low)}%`} x2={`${x(group.high)}%`} y1="13" y2="13" stroke="var(--accent)" strokeWidth="2" />
          <line x1={`${x(group.low)}%`} x2={`${x(group.low)}%`} y1="8" y2="18" stroke="var(--accent)" strokeWidth="2" />
          <line x1={`${x(group.high)}%`} x2={`${x(group.high)}%`} y1="8" y2="18" stroke="var(--accent)" strokeWidth="2" />
        </>
      )}
      <circle cx={`${value}%`} cy="13" r="6" fill={group.smallSample ? "var(--surface)" : "var(--accent)"} stroke="var(--accent)" strokeWidth="2" />
    </svg>
  );
}
