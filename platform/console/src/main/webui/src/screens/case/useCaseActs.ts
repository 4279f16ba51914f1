import { useToasts } from "../../app/toasts";
import { useFormats, useT } from "../../i18n";
import type { CaseSummary, RecoveryCase } from "../../lib/types";
import { useCommand, type Order } from "./useCommand";
import { nameOf } from "../../lib/customer";

type Target = Pick<CaseSummary, "id" | "version" | "customerName" | "customerId">;
type Done = (fresh: RecoveryCase | undefined) => void;

/** The commands in the words of the people who give them, each with its way back where there is one. */
export function useCaseActs() {
  const t = useT();
  const f = useFormats();
  const toasts = useToasts();
  const commands = useCommand();
  const name = (item: Target) => nameOf(item, t);

  /** Offered only when the server says that the way back is open. */
  const wayBack = (fresh: RecoveryCase | undefined, order: Omit<Order, "id" | "version">) => {
    if (!fresh?.allowed.includes(order.command)) return undefined;
    return () => void commands.run({ id: fresh.id, version: fresh.version, ...order, onDone: () => toasts.announce(t.common.undone) });
  };
  const send = (item: Target, order: Omit<Order, "id" | "version">) =>
    commands.run({ id: item.id, version: item.version, ...order });

  return {
    commands,
    claim: (item: Target) =>
      void send(item, {
        command: "claim",
        onDone: (fresh) => toasts.say(t.queue.claimed(name(item)), wayBack(fresh, { command: "release", body: { reason: t.form.undoReason } })),
      }),
    release: (item: Target, reason: string, done?: Done) =>
      void send(item, {
        command: "release",
        body: { reason },
        onDone: (fresh) => {
          toasts.say(t.queue.released(name(item)), wayBack(fresh, { command: "claim" }));
          done?.(fresh);
        },
      }),
    snooze: (item: Target, until: string, reason: string, done?: Done) =>
      void send(item, {
        command: "snooze",
        body: { until, reason },
        onDone: (fresh) => {
          toasts.say(t.queue.snoozed(name(item), f.moment(until)), wayBack(fresh, { command: "claim" }));
          done?.(fresh);
        },
      }),
    resolve: (item: Target, rootCause: string, note: string, done: Done) =>
      void send(item, {
        command: "resolve",
        body: note ? { rootCause, note } : { rootCause },
        onDone: (fresh) => {
          toasts.announce(t.queue.resolved(name(item)));
          done(fresh);
        },
      }),
    reopen: (item: Target, reason: string, done?: Done) =>
      void send(item, {
        command: "reopen",
        body: { reason },
        onDone: (fresh) => {
          toasts.say(t.queue.reopened(name(item)));
          done?.(fresh);
        },
      }),
    contact: (item: Target, channel: string, outcome: string, note: string, done: Done) =>
      void send(item, {
        command: "contact",
        body: note ? { channel, outcome, note } : { channel, outcome },
        onDone: (fresh) => {
          toasts.say(t.form.contacted);
          done(fresh);
        },
      }),
    note: (item: Target, text: string, done: Done) =>
      void send(item, {
        command: "note",
        body: { text },
        onDone: (fresh) => {
          toasts.say(t.form.noted);
          done(fresh);
        },
      }),
    promise: (item: Target, text: string, dueAt: string, done: Done) =>
      void send(item, {
        command: "promise",
        body: { text, dueAt },
        onDone: (fresh) => {
          toasts.say(t.form.promised);
          done(fresh);
        },
      }),
    keep: (item: Target, promiseId: string) =>
      void send(item, { command: "keep", body: { promiseId }, onDone: () => toasts.say(t.form.kept) }),
  };
}

export type CaseActs = ReturnType<typeof useCaseActs>;
