import { BellOff, Check, HandHeart, Mail, MessageSquare, Phone } from "lucide-react";
import { useFormats, useT, word } from "../../i18n";
import { useNow } from "../../lib/now";
import { slaOf, spanWords } from "../../lib/sla";
import type { PromiseMade, RecoveryCase } from "../../lib/types";
import { SlaText, Urgency } from "../../ui/pieces";
import type { CaseActs } from "./useCaseActs";
import { nameOf } from "../../lib/customer";

export function ClockCard({ kase, me }: { kase: RecoveryCase; me: string }) {
  const t = useT();
  const f = useFormats();
  const now = useNow();
  const sla = slaOf(kase, now, t, (iso) => f.moment(iso, now));
  return (
    <section className={`card rail-card clock ${sla.kind}`} aria-label={t.sla.heading}>
      <div className="clock-row">
        <div>
          <h2>{t.sla.heading}</h2>
          <SlaText item={kase} size={18} />
          {kase.dueAt && (sla.kind === "left" || sla.kind === "soon" || sla.kind === "overdue") && (
            <p className="small muted num">{f.full(kase.dueAt)}</p>
          )}
        </div>
        <Urgency value={kase.urgency} />
      </div>
      <p className="small clock-owner">
        <span className="muted">{t.kase.owner}:</span> <b>{kase.assignee ? (kase.assignee === me ? t.common.you : kase.assignee) : t.queue.free}</b>
        {kase.claimedUntil && <span className="muted num"> · {t.kase.claimUntil(f.moment(kase.claimedUntil, now))}</span>}
      </p>
    </section>
  );
}

export function CustomerCard({ kase }: { kase: RecoveryCase }) {
  const t = useT();
  const f = useFormats();
  const c = kase.customer;
  const wish = kase.contactWish;
  const unwanted = wish?.wanted === false;
  const name = nameOf(kase, t);
  return (
    <section className="card rail-card" aria-label={t.kase.customer}>
      <h2>{name}</h2>
      <p className={unwanted ? "wish no" : "wish"}>
        {unwanted ? <BellOff size={16} aria-hidden /> : <MessageSquare size={16} aria-hidden />}
        <span>
          {wish?.wanted == null && t.kase.wish.unknown}
          {unwanted && t.kase.wish.no}
          {wish?.wanted && (
            <>
              <b>{t.kase.wish.heading}</b>
              {[word(t.channels, wish.channel).toLowerCase(), word(t.when, wish.when).toLowerCase()]
                .filter(Boolean)
                .map((part) => ` · ${part}`)
                .join("")}
            </>
          )}
        </span>
      </p>
      {(c.phone || c.email) && (
        <div className="reach">
          {c.phone && (
            <a className="btn" href={`tel:${c.phone.replace(/[^+\d]/g, "")}`}>
              <Phone size={16} aria-hidden />
              <span className="num">{c.phone}</span>
            </a>
          )}
          {c.email && (
            <a className="btn" href={`mailto:${c.email}`}>
              <Mail size={16} aria-hidden />
              <span className="ellipsis">{c.email}</span>
            </a>
          )}
        </div>
      )}
      <dl className="facts">
        {kase.annualValue && <Fact name={t.kase.value} value={f.money(kase.annualValue.amount, kase.annualValue.currency)} />}
        {c.tenureMonths != null && <Fact name={t.kase.tenure} value={t.kase.tenureMonths(c.tenureMonths)} />}
        {c.segment && <Fact name={t.kase.segment} value={word(t.segments, c.segment)} />}
        {kase.customerId !== "" && <Fact name={t.kase.id} value={kase.customerId} />}
      </dl>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num">{value}</dd>
    </div>
  );
}

export function PromisesCard({ kase, acts }: { kase: RecoveryCase; acts: CaseActs }) {
  const t = useT();
  const rank = { broken: 0, open: 1, kept: 2, withdrawn: 3 };
  const sorted = [...kase.promises].sort((a, b) => rank[a.state] - rank[b.state] || a.dueAt.localeCompare(b.dueAt));
  return (
    <section className="card rail-card">
      <h2>{t.kase.promises}</h2>
      {sorted.length === 0 && <p className="muted small">{t.kase.noPromises}</p>}
      <ul className="promises">
        {sorted.map((promise) => (
          <PromiseRow key={promise.id} promise={promise} canKeep={kase.allowed.includes("keep")} onKeep={() => acts.keep(kase, promise.id)} />
        ))}
      </ul>
    </section>
  );
}

function PromiseRow({ promise, canKeep, onKeep }: { promise: PromiseMade; canKeep: boolean; onKeep: () => void }) {
  const t = useT();
  const f = useFormats();
  const now = useNow();
  const left = Date.parse(promise.dueAt) - now;
  const done = promise.state === "kept" || promise.state === "withdrawn";
  const tone = promise.state === "kept" ? "good" : promise.state === "broken" || (!done && left < 0) ? "bad" : "info";
  const clock = left < 0 ? t.sla.overdue(spanWords(left, t)) : t.sla.left(spanWords(left, t));
  return (
    <li className="promise">
      <p>
        <HandHeart size={15} aria-hidden /> {promise.text}
      </p>
      <p className="promise-foot small">
        <span className={`chip ${tone}`}>{t.kase.promiseState[promise.state]}</span>
        <span className="muted num">{promise.state === "open" ? clock : f.moment(promise.dueAt, now)}</span>
        {!done && canKeep && (
          <button type="button" className="btn small-btn" onClick={onKeep}>
            <Check size={15} aria-hidden />
            {t.kase.keep}
          </button>
        )}
      </p>
    </li>
  );
}
