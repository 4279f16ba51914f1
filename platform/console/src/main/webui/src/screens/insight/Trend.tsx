import { useState } from "react";
import { useFormats, useT } from "../../i18n";
import type { MetricGroup } from "../../lib/types";
import { keyText } from "./keys";

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 40;
const BOTTOM = 26;
const TOP = 12;

/** The ISO week or its date, short enough for an axis. */
function weekText(group: MetricGroup): string {
  const key = keyText(group, "week");
  return /W(\d+)/.exec(key)?.[1]?.replace(/^0/, "") ?? key.slice(5);
}

export function Trend({ groups }: { groups: MetricGroup[] }) {
  const t = useT();
  const f = useFormats();
  const [table, setTable] = useState(false);
  const points = groups.filter((group) => group.value != null).sort((a, b) => keyText(a, "week").localeCompare(keyText(b, "week")));
  if (points.length < 2) return null;
  const whole = (value: number) => f.number(Math.round(value));
  return (
    <>
      {table ? <TrendTable points={points} whole={whole} /> : <Drawing points={points} whole={whole} />}
      <button type="button" className="btn ghost small-toggle" aria-pressed={table} onClick={() => setTable(!table)}>
        {table ? t.kase.chartHide : t.kase.chartTable}
      </button>
    </>
  );
}

interface Props {
  points: MetricGroup[];
  whole: (value: number) => string;
}

function Drawing({ points, whole }: Props) {
  const t = useT();
  const lows = points.map((p) => p.low ?? p.value ?? 0);
  const highs = points.map((p) => p.high ?? p.value ?? 0);
  const bottom = Math.max(-100, Math.floor(Math.min(...lows, 0) / 10) * 10);
  const top = Math.min(100, Math.ceil(Math.max(...highs, 0) / 10) * 10);
  const x = (i: number) => LEFT + (i * (WIDTH - LEFT - 12)) / (points.length - 1);
  const y = (value: number) => TOP + ((top - value) / (top - bottom || 1)) * (HEIGHT - TOP - BOTTOM);
  const line = points.map((p, i) => `${i ? "L" : "M"}${x(i)} ${y(p.value ?? 0)}`).join("");
  const band = `${points.map((_, i) => `${i ? "L" : "M"}${x(i)} ${y(highs[i]!)}`).join("")}${points.map((_, i) => `L${x(points.length - 1 - i)} ${y(lows[points.length - 1 - i]!)}`).join("")}Z`;
  const every = Math.ceil(points.length / 9);
  const last = points[points.length - 1]!;
  return (
    <svg className="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${t.insight.trend}: ${whole(points[0]!.value!)} → ${whole(last.value!)}`}>
      {[...new Set([bottom, 0, top])].map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH - 12} y1={y(value)} y2={y(value)} stroke={value === 0 ? "var(--line-strong)" : "var(--line)"} strokeDasharray={value === 0 ? "2 3" : undefined} />
          <text x={LEFT - 8} y={y(value) + 4} textAnchor="end">
            {whole(value)}
          </text>
        </g>
      ))}
      <path d={band} fill="var(--accent-soft)" />
      <path d={line} fill="none" stroke="var(--accent)" strokeWidth="2.5" strokeLinejoin="round" strokeLinecap="round" />
      {points.map((p, i) => (
        <g key={keyText(p, "week")}>
          <circle cx={x(i)} cy={y(p.value ?? 0)} r={i === points.length - 1 ? 5 : 3} fill="var(--accent)" />
          {(i % every === 0 || i === points.length - 1) && (
            <text x={x(i)} y={HEIGHT - 6} textAnchor="middle">
              {i === 0 ? t.insight.weekName(weekText(p)) : weekText(p)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

function TrendTable({ points, whole }: Props) {
  const t = useT();
  const f = useFormats();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{t.insight.week}</th>
          <th scope="col">{t.insight.n}</th>
          <th scope="col">{t.insight.interval}</th>
          <th scope="col">{t.insight.value}</th>
        </tr>
      </thead>
      <tbody>
        {points.map((p) => (
          <tr key={keyText(p, "week")} className="num">
            <th scope="row">{keyText(p, "week")}</th>
            <td>{f.number(p.n)}</td>
            <td>{p.low != null && p.high != null ? `${whole(p.low)} – ${whole(p.high)}` : "–"}</td>
            <td>{whole(p.value!)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
