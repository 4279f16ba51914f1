import { Link } from "react-router";
import { MessagesSquare, UserRound } from "lucide-react";
import { useFormats, useT, word } from "../../i18n";
import { useNow } from "../../lib/now";
import type { CaseSummary } from "../../lib/types";
import { Avatar, RiskChip, SlaText, Urgency } from "../../ui/pieces";
import { DONE, type View } from "./filters";
import { nameOf } from "../../lib/customer";

interface Props {
  items: CaseSummary[];
  at: string | null;
  me: string;
  view: View;
  onFocus: (id: string) => void;
}

/** A case that moved on while somebody looks at the list: it stays in place, but steps back. */
function movedOn(item: CaseSummary, view: View): boolean {
  if (view === "all") return false;
  if (view === "resolved") return !DONE.includes(item.state);
  return view === "mine" ? item.state !== "claimed" : item.state !== view;
}

function Owner({ item, me }: { item: CaseSummary; me: string }) {
  const t = useT();
  if (!item.assignee) {
    return (
      <span className="owner free">
        <UserRound size={16} aria-hidden />
        {t.queue.free}
      </span>
    );
  }
  return (
    <span className="owner">
      <Avatar name={item.assignee} />
      <span className="owner-name">{item.assignee === me ? t.common.you : item.assignee}</span>
    </span>
  );
}

function Responses({ n }: { n: number }) {
  const t = useT();
  if (n < 2) return null;
  return (
    <span className="chip responses">
      <MessagesSquare size={13} aria-hidden />
      {t.queue.responses(n)}
    </span>
  );
}

function useName() {
  const t = useT();
  return (item: CaseSummary) => nameOf(item, t);
}

export function CaseTable({ items, at, me, view, onFocus }: Props) {
  const t = useT();
  const f = useFormats();
  const now = useNow();
  const name = useName();
  const c = t.queue.col;
  return (
    <table className="cases">
      <caption className="sr">{t.queue.caption}</caption>
      <thead>
        <tr>
          {[c.urgency, c.customer, c.touchpoint, c.why, c.sla, c.assignee, c.waiting].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className={rowClass(item, at, view)}>
            <td>
              <Urgency value={item.urgency} />
            </td>
            <th scope="row">
              <Link to={`/cases/${encodeURIComponent(item.id)}`} data-case={item.id} className="row-link" onFocus={() => onFocus(item.id)}>
                {name(item)}
              </Link>
              <Responses n={item.responses} />
              {item.state !== "open" && <span className="chip info">{word(t.state, item.state)}</span>}
              {item.excerpt && (
                <span className="excerpt voice" lang={item.language ?? undefined}>
                  “{item.excerpt}”
                </span>
              )}
            </th>
            <td>{word(t.touchpoints, item.touchpoint)}</td>
            <td>
              <RiskChip item={item} />
            </td>
            <td>
              <SlaText item={item} />
            </td>
            <td>
              <Owner item={item} me={me} />
            </td>
            <td className="num muted">{f.moment(item.openedAt, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same on a phone: one card per case, the customer's words first. */
export function CaseCards({ items, at, me, view, onFocus }: Props) {
  const t = useT();
  const name = useName();
  return (
    <ul className="case-cards" aria-label={t.queue.caption}>
      {items.map((item) => (
        <li key={item.id} className={`card ${rowClass(item, at, view) ?? ""}`}>
          <div className="card-top">
            <Urgency value={item.urgency} />
            <SlaText item={item} />
          </div>
          <Link to={`/cases/${encodeURIComponent(item.id)}`} data-case={item.id} className="row-link" onFocus={() => onFocus(item.id)}>
            {name(item)}
          </Link>
          {item.excerpt && (
            <p className="excerpt voice" lang={item.language ?? undefined}>
              “{item.excerpt}”
            </p>
          )}
          <div className="card-foot">
            {item.touchpoint && <span className="chip">{word(t.touchpoints, item.touchpoint)}</span>}
            <RiskChip item={item} />
            <Responses n={item.responses} />
            {item.assignee ? <Owner item={item} me={me} /> : null}
            {item.state !== "open" && <span className="chip info">{word(t.state, item.state)}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function rowClass(item: CaseSummary, at: string | null, view: View): string | undefined {
  const classes = [item.id === at && "at", movedOn(item, view) && "moved-on"].filter(Boolean);
  return classes.length > 0 ? classes.join(" ") : undefined;
}
