import { useState } from "react";
import { Link } from "react-router";
import { ChevronDown, Route } from "lucide-react";
import { useFormats, useT, word } from "../../i18n";
import type { Feedback, Scores } from "../../lib/types";
import { useNow } from "../../lib/now";

/** What the customer said, before anything we think about it. */
export function Voice({ feedback }: { feedback: Feedback[] }) {
  const t = useT();
  const [all, setAll] = useState(false);
  const newest = [...feedback].sort((a, b) => b.occurredAt.localeCompare(a.occurredAt));
  const [first, ...earlier] = newest;
  if (!first) return null;
  return (
    <section className="voices" aria-label={t.kase.words}>
      <Quote item={first} first />
      {earlier.length > 0 && (
        <>
          <button type="button" className="btn ghost more-words" aria-expanded={all} onClick={() => setAll(!all)}>
            <ChevronDown size={16} aria-hidden className={all ? "turned" : undefined} />
            {t.kase.moreWords(earlier.length)}
          </button>
          {all && earlier.map((item) => <Quote key={item.receiptId} item={item} />)}
        </>
      )}
    </section>
  );
}

function Quote({ item, first = false }: { item: Feedback; first?: boolean }) {
  const t = useT();
  const f = useFormats();
  const now = useNow();
  return (
    <figure className={first ? "quote first" : "quote"}>
      {item.comment ? (
        <blockquote className="voice" lang={item.language ?? undefined}>
          {item.comment}
        </blockquote>
      ) : (
        <p className="muted">{t.kase.noWords}</p>
      )}
      <figcaption>
        <span className="quote-meta muted small">
          {[f.moment(item.occurredAt, now), word(t.touchpoints, item.touchpoint), word(t.channels, item.channel)].filter(Boolean).join(" · ")}
        </span>
        <ScoreChips scores={item.scores ?? {}} />
        <Link to={`/trace/${encodeURIComponent(item.receiptId)}`} className="trace-link small">
          <Route size={14} aria-hidden />
          {t.kase.trace}
        </Link>
      </figcaption>
    </figure>
  );
}

const LOW_NPS = 6;
const LOW_CES = 3;

export function ScoreChips({ scores }: { scores: Scores }) {
  const t = useT();
  const f = useFormats();
  const chips: { text: string; tone: string }[] = [];
  if (scores.nps != null) chips.push({ text: t.score.nps(f.decimal(scores.nps)), tone: scores.nps <= LOW_NPS ? "bad" : "" });
  if (scores.ces != null) chips.push({ text: t.score.ces(f.decimal(scores.ces)), tone: scores.ces <= LOW_CES ? "bad" : "" });
  if (scores.lba != null) chips.push(buyAgain(scores.lba, t.score));
  if (scores.expectation) {
    chips.push({ text: word(t.score.expectation, scores.expectation), tone: scores.expectation === "below" ? "bad" : "" });
  }
  for (const emotion of scores.emotions ?? []) chips.push({ text: word(t.emotions, emotion), tone: "" });
  return (
    <span className="score-chips">
      {chips.map((chip) => (
        <span key={chip.text} className={`chip num ${chip.tone}`}>
          {chip.text}
        </span>
      ))}
    </span>
  );
}

/** "Would you buy again" has five steps, one to five; the middle says little. */
function buyAgain(lba: number, words: { lba: string; lbaYes: string; lbaScale: (v: string) => string }) {
  if (lba <= 2) return { text: words.lba, tone: "bad" };
  return lba >= 4 ? { text: words.lbaYes, tone: "good" } : { text: words.lbaScale(`${lba}/5`), tone: "" };
}
