import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { ArrowLeft } from "lucide-react";
import { useOfferActions } from "../../app/caseActions";
import { useKeys } from "../../app/keyboard";
import { useSession } from "../../app/session";
import { useStream } from "../../app/stream";
import { useToasts } from "../../app/toasts";
import { useTakeNext } from "../../app/useTakeNext";
import { useT, word } from "../../i18n";
import { useSettings } from "../../lib/settings";
import type { RecoveryCase } from "../../lib/types";
import { RiskChip } from "../../ui/pieces";
import { useMedia } from "../../ui/useMedia";
import { ActionBar, type Asking } from "./ActionBar";
import { CaseDialogs } from "./CaseDialogs";
import { Celebration } from "./Celebration";
import { Composer, type Tool } from "./Composer";
import { ClockCard, CustomerCard, PromisesCard } from "./Rail";
import { useRootCauses } from "./ResolveDialog";
import { causeName, Timeline } from "./Timeline";
import { useCaseActs } from "./useCaseActs";
import { Voice } from "./Voice";
import { Why } from "./Why";
import { nameOf } from "../../lib/customer";

export function CaseView({ kase }: { kase: RecoveryCase }) {
  const t = useT();
  const session = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const toasts = useToasts();
  const acts = useCaseActs();
  const { take } = useTakeNext();
  const [params] = useSearchParams();
  const can = (what: string) => kase.allowed.includes(what);
  const [asking, setAsking] = useState<Asking | null>(params.get("do") === "resolve" && can("resolve") ? "resolve" : null);
  const [done, setDone] = useState(false);
  const [tool, setTool] = useState<Tool>("contact");
  const [focusAsked, setFocusAsked] = useState(0);
  const narrow = useMedia("(max-width: 860px)");
  const name = nameOf(kase, t);

  const write = (what: Tool) => {
    setTool(what);
    setFocusAsked((n) => n + 1);
  };

  // Other people's changes arrive in the facts and the timeline; drafts live elsewhere and are never touched.
  useStream({
    onCase: (change) => {
      if (change.id !== kase.id || change.version <= kase.version) return;
      if (change.change === "feedback-joined") toasts.say(t.kase.newFeedback);
      void client.invalidateQueries({ queryKey: ["case", kase.id] });
    },
    onReset: () => void client.invalidateQueries({ queryKey: ["case", kase.id] }),
  });

  useKeys({
    c: can("claim") ? () => acts.claim(kase) : undefined,
    e: can("resolve") ? () => setAsking("resolve") : undefined,
    s: can("snooze") ? () => setAsking("snooze") : undefined,
    l: can("contact") ? () => write("contact") : undefined,
    m: can("note") ? () => write("note") : undefined,
    u: () => void navigate("/queue"),
  });
  useOfferActions([
    ...(can("claim") ? [{ id: "claim", text: t.act.claim, keys: "C", run: () => acts.claim(kase) }] : []),
    ...(can("contact") ? [{ id: "contact", text: t.act.contact, keys: "L", run: () => write("contact") }] : []),
    ...(can("note") ? [{ id: "note", text: t.keys.note, keys: "M", run: () => write("note") }] : []),
    ...(can("promise") ? [{ id: "promise", text: t.form.savePromise, run: () => write("promise") }] : []),
    ...(can("snooze") ? [{ id: "snooze", text: t.act.snooze, keys: "S", run: () => setAsking("snooze") }] : []),
    ...(can("resolve") ? [{ id: "resolve", text: t.act.resolve, keys: "E", run: () => setAsking("resolve") }] : []),
  ]);

  // One column on a phone, in another order: built so rather than moved by style, for the keyboard follows the building.
  const clock = <ClockCard kase={kase} me={session.username} />;
  const customer = (
    <>
      <CustomerCard kase={kase} />
      <PromisesCard kase={kase} acts={acts} />
    </>
  );
  const work = (
    <>
      <Resolution kase={kase} />
      <Composer kase={kase} acts={acts} tool={tool} onTool={setTool} focusAsked={focusAsked} />
      <Why kase={kase} />
      <Timeline entries={kase.timeline} me={session.username} />
    </>
  );

  return (
    <article className="case">
      <header className="case-head">
        <Link to="/queue" className="back small">
          <ArrowLeft size={15} aria-hidden />
          {t.kase.back}
        </Link>
        <div className="case-title">
          <h1>{name}</h1>
          <span className="chip info">{word(t.state, kase.state)}</span>
          <RiskChip item={kase} />
        </div>
        <ActionBar kase={kase} acts={acts} ask={setAsking} contact={() => write("contact")} />
      </header>
      {narrow ? (
        <>
          {clock}
          <Voice feedback={kase.feedback} />
          {customer}
          {work}
        </>
      ) : (
        <>
          <div className="case-main">
            <Voice feedback={kase.feedback} />
            {work}
          </div>
          <aside className="case-rail" aria-label={t.kase.customer}>
            {clock}
            {customer}
          </aside>
        </>
      )}
      <CaseDialogs kase={kase} acts={acts} asking={asking} close={() => setAsking(null)} onResolved={() => setDone(true)} />
      {done && (
        <Celebration
          customer={name}
          onClose={() => setDone(false)}
          onNext={() => {
            setDone(false);
            take();
          }}
          onQueue={() => void navigate("/queue")}
          onUndo={
            can("reopen")
              ? () => {
                  setDone(false);
                  acts.reopen(kase, t.form.undoReason);
                }
              : undefined
          }
        />
      )}
    </article>
  );
}

function Resolution({ kase }: { kase: RecoveryCase }) {
  const t = useT();
  const { lang } = useSettings();
  const causes = useRootCauses();
  if (!kase.resolution) return null;
  return (
    <section className="card why">
      <h2>{t.kase.resolution}</h2>
      <p>
        <b>{causeName(causes.data?.items ?? [], kase.resolution.rootCause, lang)}</b>
      </p>
      {kase.resolution.note && <p>{kase.resolution.note}</p>}
    </section>
  );
}
