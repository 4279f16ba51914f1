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

/** Each scale with the highest value that is bad news on it. */
const SCALES = [
  { name: "nps", low: 6 },
  { name: "csat", low: 2 },
  { name: "ces", low: 3 },
  { name: "lba", low: 6 },
  { name: "trust", low: 3 },
] as const;

export function ScoreChips({ scores }: { scores: Scores }) {
  const t = useT();
  const f = useFormats();
  const chips: { text: string; tone: string }[] = [];
  for (const { name, low } of SCALES) {
    const value = scores[name];
    if (value != null) chips.push({ text: t.score[name](f.decimal(value)), tone: value <= low ? "bad" : "" });
  }
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
