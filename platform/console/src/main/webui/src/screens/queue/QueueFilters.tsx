import { useQuery } from "@tanstack/react-query";
import { useEffect, useState, type RefObject } from "react";
import { Search, X } from "lucide-react";
import { useT, word } from "../../i18n";
import { get } from "../../lib/api";
import type { CaseSummary, Metric } from "../../lib/types";
import { keyText } from "../insight/keys";
import { Picker } from "../../ui/pieces";
import { SORTS, VIEWS, type Filters, type Sort } from "./filters";
import { useSummary } from "./QueueHead";

interface Props {
  filters: Filters;
  change: (part: Partial<Filters>) => void;
  items: CaseSummary[];
  search: RefObject<HTMLInputElement | null>;
}

const SETTLE_MS = 250;

export function QueueFilters({ filters, change, items, search }: Props) {
  const t = useT();
  const summary = useSummary().data;
  const [text, setText] = useState(filters.q);
  useEffect(() => setText(filters.q), [filters.q]);
  useEffect(() => {
    if (text === filters.q) return;
    const timer = setTimeout(() => change({ q: text }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, filters.q, change]);

  const counts: Partial<Record<string, number>> = { open: summary?.open, mine: summary?.mine, snoozed: summary?.snoozed };
  const touchpoints = useTouchpoints(items, filters.touchpoint);
  return (
    <div className="filters" role="search" aria-label={t.queue.filters}>
      <div className="tabs" role="group" aria-label={t.queue.states}>
        {VIEWS.map((view) => (
          <button key={view} type="button" className="tab" aria-pressed={filters.view === view} onClick={() => change({ view })}>
            {t.queue.tabs[view]}
            {counts[view] !== undefined && <span className="tab-count num">{counts[view]}</span>}
          </button>
        ))}
      </div>
      <div className="filters-right">
        <div className="search">
          <Search size={16} aria-hidden />
          <input
            ref={search}
            type="search"
            className="input"
            aria-label={t.queue.search}
            placeholder={t.queue.search}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") event.currentTarget.blur();
            }}
          />
          {text ? (
            <button type="button" className="search-clear" aria-label={t.common.clear} onClick={() => change({ q: "" })}>
              <X size={14} aria-hidden />
            </button>
          ) : (
            <kbd className="keyhint" aria-hidden>
              /
            </kbd>
          )}
        </div>
        <Picker
          label={t.queue.touchpoint}
          value={filters.touchpoint}
          onChange={(touchpoint) => change({ touchpoint })}
          options={[{ id: "", text: t.queue.anyTouchpoint }, ...touchpoints.map((id) => ({ id, text: word(t.touchpoints, id) }))]}
        />
        <Picker
          label={t.queue.sort}
          value={filters.sort}
          onChange={(sort) => change({ sort: sort as Sort })}
          options={SORTS.map((id) => ({ id, text: t.queue.sorts[id] }))}
        />
      </div>
    </div>
  );
}

/** Every touchpoint the figures know, so that the list does not depend on what is scrolled into view. */
function useTouchpoints(items: CaseSummary[], chosen: string): string[] {
  const known = useQuery({
    queryKey: ["metrics", "touchpoints"],
    queryFn: ({ signal }) => get<Metric>("/api/risk/metrics?metric=nps&by=touchpoint", signal),
    staleTime: 10 * 60_000,
    retry: false,
  });
  const all = [...(known.data?.groups ?? []).map((group) => keyText(group, "touchpoint")), ...items.map((item) => item.touchpoint ?? ""), chosen];
  return [...new Set(all.filter((name) => name && name !== "none"))].sort();
}
