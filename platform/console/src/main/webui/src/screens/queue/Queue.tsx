import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { ArrowUp, PartyPopper, SearchX } from "lucide-react";
import { useKeys } from "../../app/keyboard";
import { useOfferActions } from "../../app/caseActions";
import { useSession } from "../../app/session";
import { useToasts } from "../../app/toasts";
import { useT } from "../../i18n";
import type { CaseSummary } from "../../lib/types";
import { Empty, Failed, Skeleton, Stale } from "../../ui/states";
import { PHONE, useMedia } from "../../ui/useMedia";
import { ConflictDialog } from "../case/ConflictDialog";
import { SnoozeDialog } from "../case/SnoozeDialog";
import { useCaseActs } from "../case/useCaseActs";
import { CaseCards, CaseTable } from "./CaseList";
import { useFilters } from "./filters";
import { QueueFilters } from "./QueueFilters";
import { QueueHead } from "./QueueHead";
import { useCases } from "./useCases";
import { useOverdueWarning } from "./useOverdueWarning";
import "../../styles/queue.css";
import { nameOf } from "../../lib/customer";

const ROW = "[data-case]";

export function Queue() {
  const t = useT();
  const toasts = useToasts();
  const session = useSession();
  const navigate = useNavigate();
  const phone = useMedia(PHONE);
  const [filters, change] = useFilters();
  const { list, items, total, fresh, refresh } = useCases(filters);
  const acts = useCaseActs();
  const [snoozing, setSnoozing] = useState<CaseSummary | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  /** The row last worked with: the keys mean it even when the focus has wandered off. */
  const [at, setAt] = useState<string | null>(null);
  useOverdueWarning(items);

  const rows = () => [...(area.current?.querySelectorAll<HTMLElement>(ROW) ?? [])];
  const current = items.find((item) => item.id === at);

  const move = (step: number) => {
    const all = rows();
    const index = all.findIndex((row) => row.dataset.case === at);
    const target = all[Math.min(all.length - 1, Math.max(0, index < 0 ? 0 : index + step))];
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
  };

  const showFresh = async () => {
    await refresh();
    window.scrollTo({ top: 0, behavior: "smooth" });
    requestAnimationFrame(() => rows()[0]?.focus({ preventScroll: true }));
    toasts.announce(t.queue.updated(total));
  };

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    "/": () => search.current?.focus(),
    c: current && (() => acts.claim(current)),
    s: current && (() => setSnoozing(current)),
    e: current && (() => void navigate(`/cases/${encodeURIComponent(current.id)}?do=resolve`)),
  });
  useOfferActions(current ? [{ id: "claim", text: `${t.act.claim}: ${nameOf(current, t)}`, keys: "C", run: () => acts.claim(current) }] : []);

  const filtered = filters.q !== "" || filters.touchpoint !== "";
  const View = phone ? CaseCards : CaseTable;
  return (
    <>
      <QueueHead />
      <QueueFilters filters={filters} change={change} items={items} search={search} />
      {list.isRefetchError && list.data && <Stale since={list.dataUpdatedAt} retry={() => void list.refetch()} />}
      <div className="fresh" role="status">
        {fresh > 0 && (
          <button type="button" className="btn primary fresh-pill" onClick={() => void showFresh()}>
            <ArrowUp size={16} aria-hidden />
            {t.live.fresh(fresh)}
          </button>
        )}
      </div>
      <div ref={area}>
        {list.isPending && <Skeleton rows={8} height={64} />}
        {list.isLoadingError && <Failed problem={list.error} retry={() => void list.refetch()} />}
        {list.data && items.length === 0 && !filtered && filters.view === "open" && (
          <Empty icon={<PartyPopper size={32} aria-hidden />} title={t.queue.emptyOpen} text={t.queue.emptyOpenText} />
        )}
        {list.data && items.length === 0 && (filtered || filters.view !== "open") && (
          <Empty icon={<SearchX size={32} aria-hidden />} title={t.queue.empty} text={t.queue.emptyText}>
            {filtered && (
              <button type="button" className="btn" onClick={() => change({ q: "", touchpoint: "" })}>
                {t.common.clear}
              </button>
            )}
          </Empty>
        )}
        {items.length > 0 && (
          <View items={items} at={at} me={session.username} view={filters.view} onFocus={setAt} />
        )}
      </div>
      {items.length > 0 && (
        <div className="more">
          <span className="small muted num">{t.common.shown(items.length, String(total))}</span>
          {list.hasNextPage && (
            <button type="button" className="btn" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {list.isFetchingNextPage ? t.common.loading : t.common.loadMore}
            </button>
          )}
        </div>
      )}
      {snoozing && (
        <SnoozeDialog
          onClose={() => setSnoozing(null)}
          onSnooze={(until, reason) => {
            acts.snooze(snoozing, until, reason);
            setSnoozing(null);
          }}
        />
      )}
      <ConflictDialog commands={acts.commands} />
    </>
  );
}
