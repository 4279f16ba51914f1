import { useMemo } from "react";
import { settings, useSettings, type Lang } from "../lib/settings";
import { en, type Dict } from "./en";
import { sv } from "./sv";

export type { Dict };
export const dictionaries: Record<Lang, Dict> = { en, sv };

export function useT(): Dict {
  return dictionaries[useSettings().lang];
}

/** For code outside of components, read at the moment of use. */
export function t(): Dict {
  return dictionaries[settings().lang];
}

/** The word for a code, or the code in a readable form: a service may know a code before the console does. */
export function word(words: Record<string, string>, code: string | null | undefined): string {
  if (!code) return "";
  const known = words[code];
  if (known) return known;
  const plain = code.replace(/[-_.:]+/g, " ").trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

const LOCALE: Record<Lang, string> = { sv: "sv-SE", en: "en-GB" };

export function formats(lang: Lang) {
  const locale = LOCALE[lang];
  const number = new Intl.NumberFormat(locale);
  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(locale, { signDisplay: "exceptZero", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
  const seconds = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 });
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
  const year = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" });
  const full = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  const date = (iso: string) => new Date(iso);
  return {
    number: (value: number) => number.format(value),
    decimal: (value: number) => one.format(value),
    signed: (value: number) => signed.format(value),
    percent: (value: number) => percent.format(value),
    time: (iso: string) => time.format(date(iso)),
    exact: (iso: string) => seconds.format(date(iso)),
    full: (iso: string) => full.format(date(iso)),
    date: (iso: string) => year.format(date(iso)),
    /** The time alone today, the day as well otherwise. */
    moment(iso: string, now = Date.now()): string {
      const at = date(iso);
      const same = at.toDateString() === new Date(now).toDateString();
      if (same) return time.format(at);
      const thisYear = at.getFullYear() === new Date(now).getFullYear();
      return thisYear ? `${day.format(at)} ${time.format(at)}` : year.format(at);
    },
    money: (amount: number, currency: string) =>
      new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 }).format(amount),
    list: (words: string[]) => new Intl.ListFormat(locale, { type: "conjunction" }).format(words),
  };
}

export type Formats = ReturnType<typeof formats>;

export function useFormats(): Formats {
  const { lang } = useSettings();
  return useMemo(() => formats(lang), [lang]);
}
