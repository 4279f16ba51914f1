import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { FileQuestion, TriangleAlert } from "lucide-react";
import { For } from "../../app/pages";
import { useFormats, useT, word, type Dict } from "../../i18n";
import { ApiProblem, get } from "../../lib/api";
import { spanWords } from "../../lib/sla";
import type { Trace } from "../../lib/types";
import { Empty, Failed, Skeleton } from "../../ui/states";
import { useTitle } from "../../ui/useTitle";
import "../../styles/trace.css";

export function TraceScreen() {
  const t = useT();
  useTitle(t.trace.title);
  return (
    <For area="trace" name={t.trace.title}>
      <TraceView receiptId={useParams().receiptId ?? ""} />
    </For>
  );
}

/** Services are quick: below a minute the milliseconds are what one wants to see. */
export function lagWords(ms: number, t: Dict, decimal: (n: number) => string): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 60_000) return `${decimal(ms / 1000)} s`;
  return spanWords(ms, t);
}

function TraceView({ receiptId }: { receiptId: string }) {
  const t = useT();
  const f = useFormats();
  const trace = useQuery({
    queryKey: ["trace", receiptId],
    queryFn: ({ signal }) => get<Trace>(`/api/trace/${encodeURIComponent(receiptId)}`, signal),
  });
  const hops = [...(trace.data?.hops ?? [])].sort((a, b) => a.at.localeCompare(b.at));
  const first = hops[0];
  const last = hops[hops.length - 1];
  const gone = trace.error instanceof ApiProblem && trace.error.status === 404;
  return (
    <div className="trace">
      <div className="page-head">
        <div>
          <h1>{t.trace.title}</h1>
          <p className="small">
            {t.trace.receipt} <span className="num receipt">{receiptId}</span>
            {first && last && first !== last && (
              <span className="num"> · {t.trace.total(lagWords(Date.parse(last.at) - Date.parse(first.at), t, f.decimal))}</span>
            )}
          </p>
        </div>
      </div>
      {trace.isPending && <Skeleton rows={4} height={56} />}
      {trace.isError && gone && <Empty icon={<FileQuestion size={32} aria-hidden />} title={t.trace.gone} text={t.trace.goneText} />}
      {trace.isError && !gone && <Failed problem={trace.error} retry={() => void trace.refetch()} />}
      {trace.data && (
        <>
          {trace.data.conflict != null && trace.data.conflict !== false && (
            <p className="banner">
              <TriangleAlert size={18} aria-hidden />
              {t.trace.conflict}
            </p>
          )}
          <ol className="hops">
            {hops.map((hop, index) => {
              const before = hops[index - 1];
              return (
                <li key={`${hop.at} ${hop.event}`}>
                  <span className="hop-dot" aria-hidden />
                  <div>
                    <b>{word(t.hops, hop.event)}</b>
                    <span className="muted small">{word(t.services, hop.service)}</span>
                  </div>
                  <div className="hop-time num small">
                    <time dateTime={hop.at} title={f.full(hop.at)}>
                      {f.exact(hop.at)}
                    </time>
                    <span className="muted">{before ? t.trace.later(lagWords(Date.parse(hop.at) - Date.parse(before.at), t, f.decimal)) : f.date(hop.at)}</span>
                  </div>
                </li>
              );
            })}
          </ol>
          <Outcome trace={trace.data} />
        </>
      )}
    </div>
  );
}

function Outcome({ trace }: { trace: Trace }) {
  const t = useT();
  const scored = trace.hops.some((hop) => hop.service === "risk-scoring");
  return (
    <section className="card outcome">
      <h2>{t.trace.outcome}</h2>
      {trace.caseId && (
        <p>
          {t.trace.case}. <Link to={`/cases/${encodeURIComponent(trace.caseId)}`}>{t.trace.openCase}</Link>
        </p>
      )}
      {trace.outreach && (
        <p>{trace.outreach.status === "sent" ? `${t.trace.outreachSent}.` : t.trace.outreachNot(lower(word(t.outreachReasons, trace.outreach.reason)))}</p>
      )}
      {!trace.caseId && !trace.outreach && <p className="muted">{scored ? t.trace.none : t.trace.underway}</p>}
    </section>
  );
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
