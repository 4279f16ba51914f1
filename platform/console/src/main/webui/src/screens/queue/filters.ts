import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { query } from "../../lib/api";
import type { QueueView } from "../../lib/live";
import type { CaseState } from "../../lib/types";

export const VIEWS = ["open", "mine", "snoozed", "resolved", "all"] as const;
export type View = (typeof VIEWS)[number];
/** A resolved case goes on to recovered, once the customer has said so, or closed. */
export const DONE: CaseState[] = ["resolved", "recovered", "closed"];
export const SORTS = ["urgency", "due", "opened"] as const;
export type Sort = (typeof SORTS)[number];

export interface Filters {
  view: View;
  q: string;
  touchpoint: string;
  sort: Sort;
}

function oneOf<T extends string>(allowed: readonly T[], value: string | null, otherwise: T): T {
  return allowed.find((candidate) => candidate === value) ?? otherwise;
}

export function readFilters(params: URLSearchParams): Filters {
  return {
    view: oneOf(VIEWS, params.get("view"), "open"),
    q: params.get("q") ?? "",
    touchpoint: params.get("touchpoint") ?? "",
    sort: oneOf(SORTS, params.get("sort"), "urgency"),
  };
}

/** The address is the state: a view can be shared, bookmarked, and survives the back button. */
export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const change = useCallback(
    (part: Partial<Filters>) => {
      const next = { ...readFilters(params), ...part };
      const plain: Record<string, string> = {};
      if (next.view !== "open") plain.view = next.view;
      if (next.q) plain.q = next.q;
      if (next.touchpoint) plain.touchpoint = next.touchpoint;
      if (next.sort !== "urgency") plain.sort = next.sort;
      setParams(plain, { replace: true });
    },
    [params, setParams],
  );
  return [filters, change];
}

const PAGE_SIZE = 50;

export function casesPath(filters: Filters, cursor: string | null): string {
  const byView: Record<View, Record<string, string>> = {
    open: { state: "open" },
    mine: { state: "claimed", assignee: "me" },
    snoozed: { state: "snoozed" },
    resolved: { state: DONE.join(",") },
    all: {},
  };
  return `/api/recovery/cases${query({
    ...byView[filters.view],
    touchpoint: filters.touchpoint,
    q: filters.q,
    sort: filters.sort,
    cursor,
    limit: PAGE_SIZE,
  })}`;
}

export function viewOf(filters: Filters, username: string): QueueView {
  if (filters.view === "all") return {};
  if (filters.view === "mine") return { states: ["claimed"], mineOf: username };
  return { states: filters.view === "resolved" ? DONE : [filters.view] };
}
