import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormats, useT, word, type Dict } from "../../i18n";
import { get } from "../../lib/api";
import { toBars, type Bar } from "../../lib/contributions";
import { useSettings } from "../../lib/settings";
import type { ActivePolicy, Contribution, CustomerRisk, RecoveryCase } from "../../lib/types";

/** A feature may carry its own detail after a colon, as in "topic:delivery". */
export function featureName(feature: string, t: Dict): string {
  const [head = feature, rest] = feature.split(/[:/](.+)/);
  const known = word(t.features, head);
  return rest ? `${known}: ${word({ ...t.touchpoints, ...t.emotions }, rest).toLowerCase()}` : known;
}

/** Milliseconds for which the rules are not asked for again. */
const POLICY_STAYS = 5 * 60_000;

const SCALE_TOP: Record<string, number> = { nps: 10, lba: 10, ces: 7, trust: 7, csat: 5 };

function detailText(bar: Bar, t: Dict): string {
  if (!bar.detail) return "";
  const top = SCALE_TOP[bar.feature];
  if (top) return `${bar.detail}/${top}`;
  if (bar.feature === "tenure" && Number(bar.detail) > 0) return t.kase.tenureMonths(Number(bar.detail));
  if (bar.feature === "leave-intent") return `“${bar.detail}”`;
  return word({ ...t.emotions, ...t.score.expectation, ...t.segments, ...t.signs }, bar.detail).toLowerCase();
}

/** A company names the rules of its own policy itself. */
function useReasonLabels(): (reason: string) => string {
  const t = useT();
  const { lang } = useSettings();
  const policy = useQuery({
    queryKey: ["policy"],
    queryFn: ({ signal }) => get<ActivePolicy>("/api/risk/policies/active", signal),
    staleTime: POLICY_STAYS,
    retry: false,
  });
  const rules = policy.data?.definition.rules ?? [];
  return (reason) => rules.find((rule) => rule.name === reason)?.label?.[lang] ?? word(t.reasons, reason);
}

export function Why({ kase }: { kase: RecoveryCase }) {
  const t = useT();
  const f = useFormats();
  const [table, setTable] = useState(false);
  const risk = useQuery({
    queryKey: ["risk", kase.customerId],
    queryFn: ({ signal }) => get<CustomerRisk>(`/api/risk/customers/${encodeURIComponent(kase.customerId)}`, signal),
    retry: false,
    enabled: kase.customerId !== "",
  });
  const labels = useReasonLabels();
  const newest = [...kase.feedback].sort((a, b) => b.occurredAt.localeCompare(a.occurredAt))[0];
  const contributions: Contribution[] = risk.data?.contributions ?? newest?.contributions ?? [];
  // What was computed before an objection is not shown after it.
  const objects = risk.data?.profilingObjection === true;
  const pLoss = objects ? null : (risk.data?.pLoss ?? kase.pLoss);
  const band = objects ? null : (risk.data?.band ?? kase.band);
  if (contributions.length === 0 && pLoss == null && !objects) return null;
  const bars = toBars(contributions);
  const instead = risk.data?.counterfactual;
  return (
    <section className="card why">
      <div className="section-head">
        <h2>{t.kase.why}</h2>
        {bars.length > 0 && (
          <button type="button" className="btn ghost small-btn" aria-pressed={table} onClick={() => setTable(!table)}>
            {table ? t.kase.chartHide : t.kase.chartTable}
          </button>
        )}
      </div>
      {objects && <p>{t.kase.byRule}</p>}
      {pLoss != null && band && <p>{t.kase.whyText(f.percent(pLoss), word(t.band, band))}</p>}
      {kase.reasons.length > 0 && (
        <p className="score-chips">
          {kase.reasons.map((reason) => (
            <span key={reason} className="chip">
              {labels(reason)}
            </span>
          ))}
        </p>
      )}
      {bars.length > 0 && (table ? <BarTable bars={bars} /> : <BarChart bars={bars} />)}
      {instead && (
        <p className="counterfactual">
          {t.kase.counterfactual(
            t.features_in_sentence[instead.feature] ?? featureName(instead.feature, t).toLowerCase(),
            f.decimal(instead.to),
            f.decimal(instead.from),
            f.percent(instead.pLoss),
          )}
        </p>
      )}
      {risk.data?.calibrated === false && <p className="small muted">{t.kase.uncalibrated}</p>}
    </section>
  );
}

/** Every bar carries its words and its number, so that the picture is never the only carrier. */
function BarChart({ bars }: { bars: Bar[] }) {
  const t = useT();
  const f = useFormats();
  return (
    <ul className="bars">
      {bars.map((bar) => (
        <li key={bar.feature} className={`bar ${bar.direction} ${bar.feature === "base" ? "base" : ""}`}>
          <span className="bar-name">
            {featureName(bar.feature, t)} <span className="muted">{bar.feature === "other" ? `(${bar.detail})` : detailText(bar, t)}</span>
          </span>
          <svg className="bar-drawing" viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden>
            <rect x={bar.direction === "down" ? 100 - 100 * bar.size : 100} width={Math.max(1, 100 * bar.size)} y="1" height="10" fill="currentColor" />
            <rect x="99.6" width="0.8" y="0" height="12" fill="var(--line-strong)" />
          </svg>
          <span className="bar-value num">
            {f.signed(bar.points)}
            <span className="sr"> {bar.direction === "up" ? t.kase.pushes : t.kase.eases}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function BarTable({ bars }: { bars: Bar[] }) {
  const t = useT();
  const f = useFormats();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{t.kase.factor}</th>
          <th scope="col">{t.kase.effect}</th>
          <th scope="col">
            <span className="sr">±</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.feature}>
            <th scope="row">
              {featureName(bar.feature, t)} {bar.feature === "other" ? `(${bar.detail})` : detailText(bar, t)}
            </th>
            <td>{bar.direction === "up" ? t.kase.pushes : t.kase.eases}</td>
            <td className="num">{f.signed(bar.points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
