/** Keys that mean something only outside of typing, read by what they print: the same on a Swedish keyboard. */

const TYPING = "input, textarea, select, [contenteditable=''], [contenteditable='true']";
/** Widgets with key handling of their own. */
const BUSY = "[role='dialog'], [role='alertdialog'], [role='menu'], [role='listbox'], [role='tablist']";

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null;
}

/** Holding J runs down the list; nothing else may fire twice by a slow finger. */
const REPEATS = ["j", "k"];

export function keyOf(event: KeyboardEvent): string | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined;
  // Modifiers belong to the browser and to the layout (AltGr prints characters). Shift only as part of a printed "?".
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (isTyping(event.target)) return undefined;
  if (event.target instanceof Element && event.target.closest(BUSY)) return undefined;
  if (event.key.length !== 1) return undefined;
  const key = event.key.toLowerCase();
  return event.repeat && !REPEATS.includes(key) ? undefined : key;
}

const CHORD_MS = 1200;

/** Turns keys into names: "j", or "g q" for two in a row. */
export class KeyReader {
  private firstAt = -Infinity;

  read(key: string, at: number): string {
    if (at - this.firstAt < CHORD_MS) {
      this.firstAt = -Infinity;
      return `g ${key}`;
    }
    if (key === "g") this.firstAt = at;
    return key;
  }
}
