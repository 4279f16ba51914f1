import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import { may } from "../lib/roles";
import type { CaseChange, Session } from "../lib/types";

export interface StreamListener {
  onCase: (change: CaseChange) => void;
  /** Something may have been missed: fetch anew. */
  onReset: () => void;
}

interface Stream {
  connected: boolean;
  listen: (listener: StreamListener) => () => void;
}

const StreamContext = createContext<Stream>({ connected: true, listen: () => () => {} });

/** The stream ends with each token and the browser is back some three seconds later: not worth a banner. */
const PATIENCE_MS = 6000;
const FIRST_RETRY_MS = 2000;
const LAST_RETRY_MS = 30_000;

/** The page's one connection to what happens; screens only listen in. */
export function StreamProvider({ session, children }: { session: Session; children: ReactNode }) {
  const [connected, setConnected] = useState(true);
  const listeners = useRef(new Set<StreamListener>());
  const wanted = may(session, "queue");

  useEffect(() => {
    if (!wanted) return;
    let source: EventSource | undefined;
    let banner: ReturnType<typeof setTimeout> | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let wait = FIRST_RETRY_MS;
    let restarted = false;
    const tell = (what: (listener: StreamListener) => void) => listeners.current.forEach(what);

    const open = () => {
      source = new EventSource("/api/recovery/stream");
      source.onopen = () => {
        clearTimeout(banner);
        banner = undefined;
        wait = FIRST_RETRY_MS;
        setConnected(true);
        // A new EventSource has lost its place; only the browser's own reconnection sends Last-Event-ID.
        if (restarted) tell((listener) => listener.onReset());
        restarted = false;
      };
      source.onerror = () => {
        banner ??= setTimeout(() => setConnected(false), PATIENCE_MS);
        // A refusal (502, 503) ends an EventSource for good, unlike a dropped line.
        if (source?.readyState === EventSource.CLOSED) {
          restarted = true;
          clearTimeout(retry);
          retry = setTimeout(open, wait);
          wait = Math.min(wait * 2, LAST_RETRY_MS);
        }
      };
      source.addEventListener("case", (event) => {
        const change = JSON.parse((event as MessageEvent<string>).data) as CaseChange;
        tell((listener) => listener.onCase(change));
      });
      source.addEventListener("reset", () => tell((listener) => listener.onReset()));
    };
    open();
    return () => {
      clearTimeout(banner);
      clearTimeout(retry);
      source?.close();
    };
  }, [wanted]);

  const listen = useRef((listener: StreamListener) => {
    listeners.current.add(listener);
    return () => {
      listeners.current.delete(listener);
    };
  }).current;

  return <StreamContext.Provider value={{ connected, listen }}>{children}</StreamContext.Provider>;
}

export function useConnected(): boolean {
  return useContext(StreamContext).connected;
}

export function useStream(listener: StreamListener): void {
  const { listen } = useContext(StreamContext);
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(
    () =>
      listen({
        onCase: (change) => latest.current.onCase(change),
        onReset: () => latest.current.onReset(),
      }),
    [listen],
  );
}
