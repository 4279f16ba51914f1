import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { MailSearch, Megaphone } from "lucide-react";
import { For } from "../../app/pages";
import { useT, word } from "../../i18n";
import { get, query } from "../../lib/api";
import type { Outreach, OutreachSummary, Page } from "../../lib/types";
import { Picker } from "../../ui/pieces";
import { Empty, Failed, Skeleton, Stale } from "../../ui/states";
import { useTitle } from "../../ui/useTitle";
import { OutreachList } from "./OutreachList";
import { Waterfall } from "./Waterfall";
import "../../styles/queue.css";
import "../../styles/outreach.css";

export function OutreachScreen() {
  const t = useT();
  useTitle(t.outreach.title);
  return (
    <For area="outreach" name={t.nav.outreach}>
      <OutreachView />
    </For>
  );
}

const STATUSES = ["", "sent", "suppressed", "delayed"] as const;
const SETTLE_MS = 300;

function OutreachView() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const status = params.get("status") ?? "";
  const reason = params.get("reason") ?? "";
  const customerId = params.get("customerId") ?? "";
  const change = (part: Record<string, string>) => {
    const next = { status, reason, customerId, ...part };
    setParams(Object.fromEntries(Object.entries(next).filter(([, value]) => value)), { replace: true });
  };
  const [customer, setCustomer] = useState(customerId);
  useEffect(() => setCustomer(customerId), [customerId]);
  useEffect(() => {
    if (customer.trim() === customerId) return;
    const timer = setTimeout(() => change({ customerId: customer.trim() }), SETTLE_MS);
    return () => clearTimeout(timer);
  });

  const summary = useQuery({
    queryKey: ["outreach-summary"],
    queryFn: ({ signal }) => get<OutreachSummary>("/api/promoters/outreach/summary", signal),
  });
  const list = useInfiniteQuery({
    queryKey: ["outreach", status, reason, customerId],
    queryFn: ({ pageParam, signal }) => get<Page<Outreach>>(`/api/promoters/outreach${query({ status, reason, customerId, cursor: pageParam, limit: 50 })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor ?? null,
    placeholderData: (before) => before,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const filtered = status !== "" || reason !== "" || customerId !== "";
  const reasons = [...new Set([...(summary.data?.reasons ?? []).map((item) => item.reason), ...(reason ? [reason] : [])])];

  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t.outreach.title}</h1>
          <p>{t.outreach.text}</p>
        </div>
      </div>
      {summary.data && <Waterfall summary={summary.data} reason={reason} onReason={(next) => change({ reason: next, status: "" })} />}
      <div className="filters" role="search" aria-label={t.queue.filters}>
        <div className="tabs" role="group" aria-label={t.outreach.status}>
          {STATUSES.map((name) => (
            <button key={name} type="button" className="tab" aria-pressed={status === name} onClick={() => change({ status: name })}>
              {name ? t.outreach.statuses[name] : t.common.all}
            </button>
          ))}
        </div>
        <div className="filters-right">
          <input
            className="input customer-filter"
            aria-label={t.outreach.customer}
            placeholder={t.outreach.customer}
            value={customer}
            onChange={(event) => setCustomer(event.target.value)}
          />
          <Picker
            label={t.outreach.reason}
            value={reason}
            onChange={(next) => change({ reason: next })}
            options={[{ id: "", text: t.outreach.anyReason }, ...reasons.map((id) => ({ id, text: word(t.outreachReasonsShort, id) }))]}
          />
        </div>
      </div>
      {list.isPending && <Skeleton rows={6} height={48} />}
      {list.isLoadingError && <Failed problem={list.error} retry={() => void list.refetch()} />}
      {list.isRefetchError && <Stale since={list.dataUpdatedAt} retry={() => void list.refetch()} />}
      {list.data && items.length === 0 && !filtered && <Empty icon={<Megaphone size={32} aria-hidden />} title={t.outreach.emptyAll} text={t.outreach.emptyAllText} />}
      {list.data && items.length === 0 && filtered && (
        <Empty icon={<MailSearch size={32} aria-hidden />} title={t.outreach.empty} text={t.outreach.emptyText}>
          <button type="button" className="btn" onClick={() => setParams({}, { replace: true })}>
            {t.common.clear}
          </button>
        </Empty>
      )}
      {items.length > 0 && (
        <>
          <OutreachList items={items} />
          <div className="more">
            <span className="small muted num">{t.common.shown(items.length, String(total))}</span>
            {list.hasNextPage && (
              <button type="button" className="btn" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t.common.loadMore}
              </button>
            )}
          </div>
        </>
      )}
    </>
  );
}
