import { useT } from "../../i18n";
import type { RecoveryCase } from "../../lib/types";
import type { Asking } from "./ActionBar";
import { ConflictDialog } from "./ConflictDialog";
import { ReasonDialog } from "./ReasonDialog";
import { ResolveDialog } from "./ResolveDialog";
import { SnoozeDialog } from "./SnoozeDialog";
import type { CaseActs } from "./useCaseActs";

interface Props {
  kase: RecoveryCase;
  acts: CaseActs;
  asking: Asking | null;
  close: () => void;
  onResolved: () => void;
}

export function CaseDialogs({ kase, acts, asking, close, onResolved }: Props) {
  const t = useT();
  return (
    <>
      {asking === "resolve" && (
        <ResolveDialog
          kase={kase}
          busy={acts.commands.busy === "resolve"}
          onClose={close}
          onResolve={(cause, note, clearDraft) =>
            acts.resolve(kase, cause, note, () => {
              clearDraft();
              close();
              onResolved();
            })
          }
        />
      )}
      {asking === "snooze" && (
        <SnoozeDialog
          onClose={close}
          onSnooze={(until, reason) => acts.snooze(kase, until, reason, close)}
        />
      )}
      {asking === "reopen" && (
        <ReasonDialog
          title={t.form.reopenTitle}
          label={t.form.reopenReason}
          placeholder={t.form.reopenPlaceholder}
          go={t.form.reopenGo}
          required
          onClose={close}
          onGo={(reason) => acts.reopen(kase, reason, close)}
        />
      )}
      {asking === "release" && (
        <ReasonDialog
          title={t.form.releaseTitle}
          label={t.form.releaseReason}
          placeholder={t.form.releasePlaceholder}
          go={t.form.releaseGo}
          required={false}
          onClose={close}
          onGo={(reason) => acts.release(kase, reason, close)}
        />
      )}
      <ConflictDialog commands={acts.commands} />
    </>
  );
}
