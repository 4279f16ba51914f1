import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { useT } from "../i18n";
import { call, newKey } from "../lib/api";
import type { RecoveryCase } from "../lib/types";
import { problemText } from "../ui/states";
import { useToasts } from "./toasts";
import { nameOf } from "../lib/customer";

/** Asks the server for the most urgent free case. It decides and claims in one step, so two people never get the same. */
export function useTakeNext() {
  const t = useT();
  const toasts = useToasts();
  const navigate = useNavigate();
  const client = useQueryClient();
  const next = useMutation({
    mutationFn: () => call<RecoveryCase>("/api/recovery/cases/next", { method: "POST", body: {}, idempotencyKey: newKey() }),
    onSuccess: (found) => {
      if (!found) {
        toasts.say(t.queue.nextNone);
        return;
      }
      client.setQueryData(["case", found.id], found);
      void client.invalidateQueries({ queryKey: ["summary"] });
      toasts.announce(t.queue.claimed(nameOf(found, t)));
      void navigate(`/cases/${encodeURIComponent(found.id)}`);
    },
    onError: (problem) => toasts.warn(problemText(problem, t)),
  });
  return { take: () => !next.isPending && next.mutate(), busy: next.isPending };
}
