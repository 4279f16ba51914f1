import { useQuery } from "@tanstack/react-query";
import { Zap } from "lucide-react";
import { useTakeNext } from "../../app/useTakeNext";
import { useFormats, useT } from "../../i18n";
import { get } from "../../lib/api";
import type { QueueSummary } from "../../lib/types";

const COUNTS = ["open", "overdue", "claimed", "resolvedToday"] as const;

export function useSummary() {
  return useQuery({ queryKey: ["summary"], queryFn: ({ signal }) => get<QueueSummary>("/api/recovery/summary", signal), staleTime: 5000 });
}

export function QueueHead() {
  const t = useT();
  const f = useFormats();
  const summary = useSummary();
  const { take, busy } = useTakeNext();
  return (
    <div className="page-head queue-head">
      <div>
        <h1>{t.queue.title}</h1>
        <ul className="counts">
          {COUNTS.map((name) => {
            const n = summary.data?.[name];
            return (
              <li key={name} className={name === "overdue" && n ? "late" : undefined}>
                <b className="num">{n === undefined ? "–" : f.number(n)}</b> {t.queue.counts[name]}
              </li>
            );
          })}
        </ul>
      </div>
      <button type="button" className="btn primary big next-button" onClick={take} disabled={busy}>
        <Zap size={18} aria-hidden />
        {t.queue.next}
        <kbd className="keyhint" aria-hidden>
          N
        </kbd>
      </button>
    </div>
  );
}
