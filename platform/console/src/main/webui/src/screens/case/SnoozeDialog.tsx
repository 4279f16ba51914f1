import { useState } from "react";
import { useT } from "../../i18n";
import { Sheet } from "../../ui/Sheet";
import { fromInput } from "./due";
import { DueField, dueProblem } from "./DueField";
import { SHORT, TextArea } from "./TextArea";

export function SnoozeDialog({ onClose, onSnooze }: { onClose: () => void; onSnooze: (until: string, reason: string) => void }) {
  const t = useT();
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const untilProblem = dueProblem(until, t.form.missing, t.form.past);
  const reasonProblem = reason.trim() ? undefined : t.form.missing;

  const submit = () => {
    setTried(true);
    if (!untilProblem && !reasonProblem) onSnooze(fromInput(until)!.toISOString(), reason.trim());
  };
  return (
    <Sheet title={t.form.snoozeTitle} open onClose={onClose}>
      <DueField label={t.form.snoozeUntil} value={until} onChange={setUntil} error={tried ? untilProblem : undefined} />
      <TextArea
        label={t.form.snoozeReason}
        value={reason}
        onChange={setReason}
        placeholder={t.form.snoozePlaceholder}
        maxLength={SHORT}
        error={tried ? reasonProblem : undefined}
        onSubmit={submit}
      />
      <div className="sheet-foot">
        <button type="button" className="btn" onClick={onClose}>
          {t.common.cancel}
        </button>
        <button type="button" className="btn primary" onClick={submit}>
          {t.form.snoozeGo}
        </button>
      </div>
    </Sheet>
  );
}
