import { useLayoutEffect, useRef } from "react";
import { keyOf, KeyReader } from "../lib/keys";
import { settings } from "../lib/settings";

export type KeyMap = Record<string, (() => void) | undefined>;

/** The newest screen is asked first, so that a case may give a key another meaning than the shell. */
const maps: { current: KeyMap }[] = [];
const reader = new KeyReader();

function onKey(event: KeyboardEvent): void {
  if (!settings().keys) return;
  const key = keyOf(event);
  if (!key) return;
  const name = reader.read(key, event.timeStamp);
  for (const map of [...maps].reverse()) {
    const action = map.current[name];
    if (action) {
      event.preventDefault();
      action();
      return;
    }
  }
}

export function useKeys(map: KeyMap): void {
  const latest = useRef(map);
  latest.current = map;
  // Before the screen is painted: whoever sees a case can already work it with the keys.
  useLayoutEffect(() => {
    if (maps.length === 0) document.addEventListener("keydown", onKey);
    maps.push(latest);
    return () => {
      maps.splice(maps.indexOf(latest), 1);
      if (maps.length === 0) document.removeEventListener("keydown", onKey);
    };
  }, []);
}
