import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CirclePause, CircleSlash, type LucideIcon } from "lucide-react";
import { Link } from "react-router";
import { useSession } from "../../app/session";
import { useFormats, useT, word } from "../../i18n";
import { get } from "../../lib/api";
import { may } from "../../lib/roles";
import { useSettings } from "../../lib/settings";
import type { Campaign, Outreach } from "../../lib/types";
import { PHONE, useMedia } from "../../ui/useMedia";
import { nameOf } from "../../lib/customer";

const LOOK: Record<Outreach["status"], { icon: LucideIcon; tone: string }> = {
  sent: { icon: CircleCheck, tone: "good" },
  suppressed: { icon: CircleSlash, tone: "" },
  delayed: { icon: CirclePause, tone: "warn" },
};

function useWords() {
  const t = useT();
  const f = useFormats();
  const { lang } = useSettings();
  const campaigns = useQuery({
    queryKey: ["campaigns"],
    queryFn: ({ signal }) => get<{ items: Campaign[] }>("/api/promoters/campaigns", signal),
    staleTime: 10 * 60_000,
  });
  return {
    campaign: (id: string) => campaigns.data?.items.find((item) => item.id === id)?.name[lang] ?? word({}, id),
    why: (item: Outreach) =>
      item.status === "sent"
        ? t.outreach.sentOk
        : [word(t.outreachReasons, item.reason), item.until ? t.outreach.until(f.moment(item.until)) : ""].filter(Boolean).join(" "),
  };
}

export function OutreachList({ items }: { items: Outreach[] }) {
  const phone = useMedia(PHONE);
  return phone ? <Cards items={items} /> : <Table items={items} />;
}

function Status({ status }: { status: Outreach["status"] }) {
  const t = useT();
  const { icon: Icon, tone } = LOOK[status] ?? LOOK.suppressed;
  return (
    <span className={`chip ${tone}`}>
      <Icon size={14} aria-hidden />
      {t.outreach.statuses[status] ?? status}
    </span>
  );
}

function Receipt({ item }: { item: Outreach }) {
  const t = useT();
  const session = useSession();
  if (!item.receiptId || !may(session, "trace")) return null;
  return (
    <Link className="small receipt-link" to={`/trace/${encodeURIComponent(item.receiptId)}`}>
      {t.outreach.receipt}
      <span className="sr"> ({nameOf(item, t)})</span>
    </Link>
  );
}

function Table({ items }: { items: Outreach[] }) {
  const t = useT();
  const f = useFormats();
  const words = useWords();
  const c = t.outreach.col;
  return (
    <table className="cases outreach">
      <caption className="sr">{t.outreach.caption}</caption>
      <thead>
        <tr>
          {[c.customer, c.outcome, c.why, c.campaign, c.channel, c.at].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <th scope="row">
              <b>{nameOf(item, t)}</b>
              {item.customerName && <span className="muted small num">{item.customerId}</span>}
            </th>
            <td>
              <Status status={item.status} />
            </td>
            <td className="wrap">
              {words.why(item)} <Receipt item={item} />
            </td>
            <td>{words.campaign(item.campaign)}</td>
            <td>{word(t.channels, item.channel)}</td>
            <td className="num muted">{f.moment(item.at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ items }: { items: Outreach[] }) {
  const t = useT();
  const f = useFormats();
  const words = useWords();
  return (
    <ul className="case-cards" aria-label={t.outreach.caption}>
      {items.map((item) => (
        <li key={item.id} className="card">
          <div className="card-top">
            <b>{nameOf(item, t)}</b>
            <Status status={item.status} />
          </div>
          <p className="small">{words.why(item)}</p>
          <p className="small muted num">
            {words.campaign(item.campaign)} · {word(t.channels, item.channel)} · {f.moment(item.at)}
          </p>
          <Receipt item={item} />
        </li>
      ))}
    </ul>
  );
}
