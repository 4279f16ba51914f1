import { useEffect, useRef } from "react";
import { useToasts } from "../../app/toasts";
import { useT } from "../../i18n";
import { useNow } from "../../lib/now";
import type { CaseSummary } from "../../lib/types";
import { nameOf } from "../../lib/customer";

/** A minute passing is not news to a listener; a broken deadline is. */
export function useOverdueWarning(items: CaseSummary[]): void {
  const t = useT();
  const { announce } = useToasts();
  const now = useNow();
  const before = useRef(now);
  useEffect(() => {
    const crossed = items.find((item) => {
      if (!item.dueAt || (item.state !== "open" && item.state !== "claimed")) return false;
      const due = Date.parse(item.dueAt);
      return due > before.current && due <= now;
    });
    before.current = now;
    if (crossed) announce(t.sla.becameOverdue(nameOf(crossed, t)));
  }, [now, items, announce, t]);
}
