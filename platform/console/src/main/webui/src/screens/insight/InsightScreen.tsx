import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { ChartNoAxesColumn } from "lucide-react";
import { For } from "../../app/pages";
import { useT } from "../../i18n";
import { get, query } from "../../lib/api";
import type { Metric } from "../../lib/types";
import { Picker } from "../../ui/pieces";
import { Empty, Failed, Skeleton, Stale } from "../../ui/states";
import { useTitle } from "../../ui/useTitle";
import { DotWhisker } from "./DotWhisker";
import { Trend } from "./Trend";
import "../../styles/insight.css";

export function InsightScreen() {
  const t = useT();
  useTitle(t.insight.title);
  return (
    <For area="insight" name={t.nav.insight}>
      <InsightView />
    </For>
  );
}

const PERIODS = { d30: 30, d90: 90, d365: 365, all: 0 } as const;
type Period = keyof typeof PERIODS;
const DAY = 86_400_000;

/** Whole days, so that the address of the question stays the same for a day and answers can be kept. */
function fromOf(period: Period): string | undefined {
  const days = PERIODS[period];
  if (days === 0) return undefined;
  return new Date(Math.floor(Date.now() / DAY) * DAY - days * DAY).toISOString();
}

function useMetric(by: "touchpoint" | "week", period: Period) {
  return useQuery({
    queryKey: ["metrics", by, period],
    queryFn: ({ signal }) => get<Metric>(`/api/risk/metrics${query({ metric: "nps", by, from: fromOf(period) })}`, signal),
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
}

function InsightView() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const asked = params.get("period") ?? "d90";
  const period: Period = asked in PERIODS ? (asked as Period) : "d90";
  const touchpoints = useMetric("touchpoint", period);
  const weeks = useMetric("week", period);
  const groups = (touchpoints.data?.groups ?? []).filter((group) => group.value != null);
  return (
    <>
      <div className="page-head">
        <h1>{t.insight.title}</h1>
        <Picker
          label={t.insight.period}
          value={period}
          onChange={(next) => setParams(next === "d90" ? {} : { period: next }, { replace: true })}
          options={(Object.keys(PERIODS) as Period[]).map((id) => ({ id, text: t.insight.periods[id] }))}
        />
      </div>
      {touchpoints.isRefetchError && <Stale since={touchpoints.dataUpdatedAt} retry={() => void touchpoints.refetch()} />}
      {touchpoints.isPending && <Skeleton rows={3} height={140} />}
      {touchpoints.isLoadingError && <Failed problem={touchpoints.error} retry={() => void touchpoints.refetch()} />}
      {touchpoints.data && groups.length === 0 && (
        <Empty icon={<ChartNoAxesColumn size={32} aria-hidden />} title={t.insight.empty} text={t.insight.emptyText} />
      )}
      {groups.length > 0 && (
        <section className="card figure">
          <h2>{t.insight.nps}</h2>
          <DotWhisker groups={groups} />
          <p className="small muted">{t.insight.intervalHint}</p>
          <details className="small">
            <summary>{t.insight.definition}</summary>
            <p className="muted" lang="en">
              {touchpoints.data?.definition}
            </p>
          </details>
        </section>
      )}
      {weeks.data && weeks.data.groups.length > 1 && (
        <section className="card figure">
          <h2>{t.insight.trend}</h2>
          <Trend groups={weeks.data.groups} />
        </section>
      )}
    </>
  );
}
