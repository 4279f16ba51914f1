import { useInfiniteQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { useSession } from "../../app/session";
import { useStream } from "../../app/stream";
import { get } from "../../lib/api";
import { applyChange, belongs, distinct, replaceRow } from "../../lib/live";
import type { CaseChange, CaseSummary, Page } from "../../lib/types";
import { casesPath, viewOf, type Filters } from "./filters";

type Pages = InfiniteData<Page<CaseSummary>, string | null>;

/** Changes come in bursts; a row's full answer is fetched once per burst. */
const SETTLE_MS = 400;

export function useCases(filters: Filters) {
  const client = useQueryClient();
  const session = useSession();
  const key = useMemo(() => ["cases", filters], [filters]);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const dirty = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => get<Page<CaseSummary>>(casesPath(filters, pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor ?? null,
  });
  const items = useMemo(() => distinct(list.data?.pages.flatMap((page) => page.items) ?? []), [list.data]);

  useEffect(() => {
    setFresh(new Set());
    return () => clearTimeout(timer.current);
  }, [key]);

  const mapPages = (change: (items: CaseSummary[]) => CaseSummary[]) =>
    client.setQueryData<Pages>(key, (data) =>
      data ? { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) } : data,
    );

  const fetchDirty = () => {
    const ids = [...dirty.current];
    dirty.current.clear();
    for (const id of ids) {
      get<CaseSummary>(`/api/recovery/cases/${encodeURIComponent(id)}`)
        .then((found) => mapPages((rows) => replaceRow(rows, found)))
        // The row already shows what the event said; the rest can wait for the next list.
        .catch(() => {});
    }
  };

  const onCase = (change: CaseChange) => {
    void client.invalidateQueries({ queryKey: ["summary"] });
    const result = applyChange(items, change);
    if (result.changed) {
      mapPages((rows) => applyChange(rows, change).items);
      dirty.current.add(change.id);
      clearTimeout(timer.current);
      timer.current = setTimeout(fetchDirty, SETTLE_MS);
    } else if (result.unknown && list.data && belongs(change, viewOf(filters, session.username))) {
      setFresh((now) => new Set(now).add(change.id));
    }
  };

  const refresh = async () => {
    setFresh(new Set());
    // Back to the first page: later cursors point into the old order.
    client.setQueryData<Pages>(key, (data) =>
      data ? { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) } : data,
    );
    await client.invalidateQueries({ queryKey: key });
  };

  useStream({ onCase, onReset: () => void refresh() });

  return { list, items, total: list.data?.pages[0]?.total ?? 0, fresh: fresh.size, refresh };
}
