import { useSyncExternalStore } from "react";

export type Lang = "sv" | "en";
export type Theme = "system" | "light" | "dark";
export interface Settings {
  lang: Lang;
  theme: Theme;
  /** Single-key shortcuts; WCAG 2.1.4 asks that they can be switched off. */
  keys: boolean;
}

const STORE = "amends.settings";

function browserLang(): Lang {
  const first = (navigator.languages ?? []).map((l) => l.slice(0, 2)).find((l) => l === "sv" || l === "en");
  return first === "sv" ? "sv" : "en";
}

function load(): Settings {
  const defaults: Settings = { lang: browserLang(), theme: "system", keys: true };
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(STORE) ?? "{}") as Partial<Settings>) };
  } catch {
    return defaults;
  }
}

let current = load();
const listeners = new Set<() => void>();
const systemDark = window.matchMedia?.("(prefers-color-scheme: dark)");

function apply(): void {
  const dark = current.theme === "dark" || (current.theme === "system" && systemDark?.matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  document.documentElement.lang = current.lang;
}
systemDark?.addEventListener?.("change", apply);
apply();

export function settings(): Settings {
  return current;
}

export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(STORE, JSON.stringify(current));
  } catch {
    // Private browsing: the choice lasts as long as the page.
  }
  apply();
  listeners.forEach((listener) => listener());
}

export function useSettings(): Settings {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, settings);
}
