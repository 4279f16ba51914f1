import { useCallback, useEffect, useState } from "react";

const PREFIX = "amends.draft";

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/**
 * Text in the making, kept in the browser per case and field. Only its author writes it: nothing that arrives from the
 * server touches it, and closing the tab loses nothing.
 */
export function useDraft(owner: string, field: string): [string, (text: string) => void, () => void] {
  const key = `${PREFIX}.${owner}.${field}`;
  const [text, setText] = useState(() => read(key));
  useEffect(() => setText(read(key)), [key]);

  const change = useCallback(
    (next: string) => {
      setText(next);
      try {
        if (next) localStorage.setItem(key, next);
        else localStorage.removeItem(key);
      } catch {
        // Full or forbidden storage: the text on the screen is still there.
      }
    },
    [key],
  );
  const clear = useCallback(() => change(""), [change]);
  return [text, change, clear];
}
