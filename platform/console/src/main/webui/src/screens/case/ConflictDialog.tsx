import { useFormats, useT, word } from "../../i18n";
import { Sheet } from "../../ui/Sheet";
import type { useCommand } from "./useCommand";

/** Two people, one case: the later one sees what the earlier one did and decides. Nothing typed is lost meanwhile. */
export function ConflictDialog({ commands }: { commands: ReturnType<typeof useCommand> }) {
  const t = useT();
  const f = useFormats();
  const { conflict, applyAnyway, dismiss } = commands;
  if (!conflict) return null;
  const possible = conflict.fresh.allowed.includes(conflict.order.command);
  return (
    <Sheet title={t.conflict.title} open onClose={dismiss} kind="alertdialog">
      <p>{t.conflict.text}</p>
      {conflict.changes.length > 0 ? (
        <section>
          <h3 className="small muted">{t.conflict.changes}</h3>
          <ul className="conflict-list">
            {conflict.changes.map((entry) => (
              <li key={`${entry.at}${entry.type}`}>
                <b>{entry.actor ?? t.common.system}</b> – {word(t.events, entry.type).toLowerCase()} <span className="muted num">{f.moment(entry.at)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <p className="muted">{t.conflict.unknown}</p>
      )}
      {!possible && <p className="error">{t.conflict.notAllowed}</p>}
      <div className="sheet-foot">
        <button type="button" className="btn" onClick={dismiss} autoFocus>
          {t.conflict.keep}
        </button>
        {possible && (
          <button type="button" className="btn primary" onClick={applyAnyway}>
            {t.conflict.again}
          </button>
        )}
      </div>
    </Sheet>
  );
}
