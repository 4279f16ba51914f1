import { useState } from "react";
import { useT } from "../../i18n";
import { Sheet } from "../../ui/Sheet";
import { SHORT, TextArea } from "./TextArea";

interface Props {
  title: string;
  label: string;
  placeholder: string;
  go: string;
  required: boolean;
  onClose: () => void;
  onGo: (reason: string) => void;
}

/** Giving back and reopening ask the same question. */
export function ReasonDialog({ title, label, placeholder, go, required, onClose, onGo }: Props) {
  const t = useT();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const problem = required && !reason.trim() ? t.form.missing : undefined;
  const submit = () => {
    setTried(true);
    if (!problem) onGo(reason.trim());
  };
  return (
    <Sheet title={title} open onClose={onClose}>
      <TextArea
        label={required ? label : `${label} (${t.common.optional})`}
        value={reason}
        onChange={setReason}
        placeholder={placeholder}
        maxLength={SHORT}
        error={tried ? problem : undefined}
        onSubmit={submit}
        autoFocus
      />
      <div className="sheet-foot">
        <button type="button" className="btn" onClick={onClose}>
          {t.common.cancel}
        </button>
        <button type="button" className="btn primary" onClick={submit}>
          {go}
        </button>
      </div>
    </Sheet>
  );
}
