import { useEffect, useRef, useState } from "react";
import { HandHeart, Pencil, Phone, type LucideIcon } from "lucide-react";
import { useT } from "../../i18n";
import { useDraft } from "../../lib/draft";
import type { RecoveryCase } from "../../lib/types";
import { fromInput } from "./due";
import { DueField, dueProblem } from "./DueField";
import { SHORT, TextArea } from "./TextArea";
import type { CaseActs } from "./useCaseActs";

export type Tool = "contact" | "note" | "promise";
const TOOLS: { id: Tool; icon: LucideIcon }[] = [
  { id: "contact", icon: Phone },
  { id: "note", icon: Pencil },
  { id: "promise", icon: HandHeart },
];
const CHANNELS = ["phone", "email", "sms", "letter", "visit"];
const OUTCOMES = ["reached", "no-answer", "left-message", "declined"];

interface Props {
  kase: RecoveryCase;
  acts: CaseActs;
  tool: Tool;
  onTool: (tool: Tool) => void;
  /** Counts up when a key asks for the cursor. */
  focusAsked: number;
}

/** What an agent writes down. Each kind keeps its own draft. */
export function Composer({ kase, acts, tool, onTool, focusAsked }: Props) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const offered = TOOLS.filter(({ id }) => kase.allowed.includes(id));
  const active = offered.find(({ id }) => id === tool)?.id ?? offered[0]?.id;

  useEffect(() => {
    if (focusAsked === 0) return;
    box.current?.querySelector<HTMLElement>("textarea, input")?.focus();
    box.current?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  }, [focusAsked]);

  if (!active) return null;
  return (
    <section className="card composer" aria-label={t.form.composer} id="composer">
      <div className="tabs" role="group" aria-label={t.form.composer}>
        {offered.map(({ id, icon: Icon }) => (
          <button key={id} type="button" className="tab" aria-pressed={active === id} onClick={() => onTool(id)}>
            <Icon size={15} aria-hidden />
            {t.act[id]}
          </button>
        ))}
      </div>
      <div ref={box} className="composer-body">
        {active === "note" && <NoteForm kase={kase} acts={acts} />}
        {active === "contact" && <ContactForm kase={kase} acts={acts} />}
        {active === "promise" && <PromiseForm kase={kase} acts={acts} />}
      </div>
    </section>
  );
}

type FormProps = Pick<Props, "kase" | "acts">;

function NoteForm({ kase, acts }: FormProps) {
  const t = useT();
  const [text, setText, clear] = useDraft(kase.id, "note");
  const submit = () => text.trim() && acts.note(kase, text.trim(), clear);
  return (
    <>
      <TextArea label={t.form.note} value={text} onChange={setText} placeholder={t.form.notePlaceholder} hint={text ? t.form.draft : undefined} onSubmit={submit} />
      <div className="composer-foot">
        <button type="button" className="btn primary" disabled={!text.trim() || acts.commands.busy === "note"} onClick={submit}>
          {t.form.saveNote}
        </button>
      </div>
    </>
  );
}

function ContactForm({ kase, acts }: FormProps) {
  const t = useT();
  const wished = kase.contactWish?.channel;
  const [channel, setChannel] = useState(wished && CHANNELS.includes(wished) ? wished : "phone");
  const [outcome, setOutcome] = useState("");
  const [note, setNote, clear] = useDraft(kase.id, "contact");
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (!outcome) return;
    acts.contact(kase, channel, outcome, note.trim(), () => {
      clear();
      setOutcome("");
      setTried(false);
    });
  };
  return (
    <>
      <Radios label={t.form.channel} name="channel" options={CHANNELS.map((id) => [id, t.channels[id] ?? id])} value={channel} onChange={setChannel} />
      <Radios
        label={t.form.outcome}
        name="outcome"
        options={OUTCOMES.map((id) => [id, t.outcomes[id] ?? id])}
        value={outcome}
        onChange={setOutcome}
        error={tried && !outcome ? t.form.missing : undefined}
      />
      <TextArea
        label={`${t.form.contactNote} (${t.common.optional})`}
        value={note}
        onChange={setNote}
        placeholder={t.form.contactPlaceholder}
        hint={note ? t.form.draft : undefined}
        onSubmit={submit}
      />
      <div className="composer-foot">
        <button type="button" className="btn primary" disabled={acts.commands.busy === "contact"} onClick={submit}>
          {t.form.saveContact}
        </button>
      </div>
    </>
  );
}

function PromiseForm({ kase, acts }: FormProps) {
  const t = useT();
  const [text, setText, clear] = useDraft(kase.id, "promise");
  const [due, setDue] = useState("");
  const [tried, setTried] = useState(false);
  const problem = dueProblem(due, t.form.missing, t.form.past);
  const submit = () => {
    setTried(true);
    if (!text.trim() || problem) return;
    acts.promise(kase, text.trim(), fromInput(due)!.toISOString(), () => {
      clear();
      setDue("");
      setTried(false);
    });
  };
  return (
    <>
      <TextArea
        label={t.form.promiseText}
        value={text}
        onChange={setText}
        placeholder={t.form.promisePlaceholder}
        maxLength={SHORT}
        hint={text ? t.form.draft : t.form.promiseHint}
        error={tried && !text.trim() ? t.form.missing : undefined}
        onSubmit={submit}
      />
      <DueField label={t.form.promiseDue} value={due} onChange={setDue} error={tried ? problem : undefined} />
      <div className="composer-foot">
        <button type="button" className="btn primary" disabled={acts.commands.busy === "promise"} onClick={submit}>
          {t.form.savePromise}
        </button>
      </div>
    </>
  );
}

interface RadiosProps {
  label: string;
  name: string;
  options: [string, string][];
  value: string;
  error?: string;
  onChange: (value: string) => void;
}

function Radios({ label, name, options, value, error, onChange }: RadiosProps) {
  return (
    <fieldset className="field">
      <legend className="label">{label}</legend>
      <div className="choices">
        {options.map(([id, text]) => (
          <label key={id} className="choice">
            <input type="radio" name={name} value={id} checked={value === id} onChange={() => onChange(id)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
