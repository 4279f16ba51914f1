import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { TriangleAlert } from "lucide-react";
import { useT } from "../../i18n";
import { get } from "../../lib/api";
import { useDraft } from "../../lib/draft";
import { useSettings } from "../../lib/settings";
import type { RecoveryCase, RootCause } from "../../lib/types";
import { Sheet } from "../../ui/Sheet";
import { Failed, Skeleton } from "../../ui/states";
import { TextArea } from "./TextArea";

interface Props {
  kase: RecoveryCase;
  busy: boolean;
  onClose: () => void;
  onResolve: (rootCause: string, note: string, clearDraft: () => void) => void;
}

export function useRootCauses() {
  return useQuery({
    queryKey: ["root-causes"],
    queryFn: ({ signal }) => get<{ items: RootCause[] }>("/api/recovery/root-causes", signal),
    staleTime: 10 * 60_000,
  });
}

export function ResolveDialog({ kase, busy, onClose, onResolve }: Props) {
  const t = useT();
  const { lang } = useSettings();
  const causes = useRootCauses();
  const [cause, setCause] = useState("");
  const [note, setNote, clearNote] = useDraft(kase.id, "resolve");
  const [tried, setTried] = useState(false);
  const open = kase.promises.filter((promise) => promise.state === "open").length;

  const submit = () => {
    setTried(true);
    if (cause) onResolve(cause, note.trim(), clearNote);
  };
  return (
    <Sheet title={t.form.resolveTitle} open onClose={onClose} wide>
      <p className="muted">{t.form.resolveText}</p>
      {open > 0 && (
        <p className="banner">
          <TriangleAlert size={18} aria-hidden />
          {t.form.openPromises(open)}
        </p>
      )}
      <fieldset className="field">
        <legend className="label">{t.form.rootCause}</legend>
        {causes.isPending && <Skeleton rows={2} height={34} />}
        {causes.isError && <Failed problem={causes.error} retry={() => void causes.refetch()} />}
        <div className="choices">
          {causes.data?.items.map((item) => (
            <label key={item.code} className="choice">
              <input type="radio" name="cause" value={item.code} checked={cause === item.code} onChange={() => setCause(item.code)} />
              <span>{item[lang]}</span>
            </label>
          ))}
        </div>
        {tried && !cause && (
          <p className="error" role="alert">
            {t.form.chooseCause}
          </p>
        )}
      </fieldset>
      <TextArea label={`${t.form.resolveNote} (${t.common.optional})`} value={note} onChange={setNote} onSubmit={submit} hint={note ? t.form.draft : undefined} />
      <div className="sheet-foot">
        <button type="button" className="btn" onClick={onClose}>
          {t.common.cancel}
        </button>
        <button type="button" className="btn primary" disabled={busy} onClick={submit}>
          {t.form.resolveGo}
        </button>
      </div>
    </Sheet>
  );
}
