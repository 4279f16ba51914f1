import { useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { useToasts } from "../../app/toasts";
import { useT } from "../../i18n";
import { ApiProblem, get, newKey, sendCommand } from "../../lib/api";
import { replaceRow } from "../../lib/live";
import type { CaseSummary, Command, Page, RecoveryCase, TimelineEntry } from "../../lib/types";
import { problemText } from "../../ui/states";

export interface Order {
  id: string;
  version: number;
  command: Command;
  body?: unknown;
  onDone?: (fresh: RecoveryCase | undefined) => void;
}

export interface Conflict {
  order: Order;
  fresh: RecoveryCase;
  changes: TimelineEntry[];
}

/** Sends commands, and keeps hold of one that met a newer version until the person has decided. */
export function useCommand() {
  const t = useT();
  const toasts = useToasts();
  const client = useQueryClient();
  const [busy, setBusy] = useState<Command | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const keys = useRef(new Map<string, string>());

  const keep = useCallback(
    (fresh: RecoveryCase) => {
      client.setQueryData(["case", fresh.id], fresh);
      client.setQueriesData<InfiniteData<Page<CaseSummary>>>({ queryKey: ["cases"] }, (data) =>
        data ? { ...data, pages: data.pages.map((page) => ({ ...page, items: replaceRow(page.items, fresh) })) } : data,
      );
    },
    [client],
  );

  const meetConflict = useCallback(
    async (order: Order) => {
      const known = client.getQueryData<RecoveryCase>(["case", order.id]);
      const fresh = await get<RecoveryCase>(`/api/recovery/cases/${encodeURIComponent(order.id)}`);
      keep(fresh);
      setConflict({ order, fresh, changes: newerThan(fresh.timeline, known?.timeline) });
    },
    [client, keep],
  );

  const run = useCallback(
    async (order: Order): Promise<void> => {
      const intent = JSON.stringify([order.id, order.version, order.command, order.body]);
      const idempotencyKey = keys.current.get(intent) ?? newKey();
      keys.current.set(intent, idempotencyKey);
      setBusy(order.command);
      try {
        const fresh = await sendCommand({ ...order, idempotencyKey });
        keys.current.delete(intent);
        if (fresh?.id) keep(fresh);
        else await client.invalidateQueries({ queryKey: ["case", order.id] });
        void client.invalidateQueries({ queryKey: ["summary"] });
        order.onDone?.(fresh);
      } catch (problem) {
        try {
          if (problem instanceof ApiProblem && problem.status === 412) {
            keys.current.delete(intent);
            await meetConflict(order);
            return;
          }
        } catch {
          // The newest version cannot be had either: say what came first.
        }
        toasts.warn(problemText(problem, t));
        if (problem instanceof ApiProblem && problem.status === 409) {
          void client.invalidateQueries({ queryKey: ["case", order.id] });
        }
      } finally {
        setBusy(null);
      }
    },
    [client, keep, meetConflict, t, toasts],
  );

  const applyAnyway = useCallback(() => {
    if (!conflict) return;
    setConflict(null);
    void run({ ...conflict.order, version: conflict.fresh.version });
  }, [conflict, run]);

  return { run, busy, conflict, applyAnyway, dismiss: () => setConflict(null) };
}

export function newerThan(entries: TimelineEntry[], known: TimelineEntry[] | undefined): TimelineEntry[] {
  if (!known) return [];
  const seen = new Set(known.map((entry) => `${entry.at} ${entry.type} ${entry.actor}`));
  return entries.filter((entry) => !seen.has(`${entry.at} ${entry.type} ${entry.actor}`));
}
