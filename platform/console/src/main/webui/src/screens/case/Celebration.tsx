import { Zap } from "lucide-react";
import { useT } from "../../i18n";
import { Logo } from "../../ui/Logo";
import { Sheet } from "../../ui/Sheet";
import { useSummary } from "../queue/QueueHead";

interface Props {
  customer: string;
  onNext: () => void;
  onQueue: () => void;
  onUndo?: () => void;
  onClose: () => void;
}

/** The loop closes: a breath before the next one. Without motion it is simply closed. */
export function Celebration({ customer, onNext, onQueue, onUndo, onClose }: Props) {
  const t = useT();
  const today = useSummary().data?.resolvedToday ?? 0;
  return (
    <Sheet title={t.done.title} open onClose={onClose} bare>
      <div className="done">
        <div className="done-mark">
          <Logo size={84} drawn />
        </div>
        <h2>{t.done.title}</h2>
        <p>{t.done.text(customer)}</p>
        {today > 0 && <p className="small muted">{t.done.today(today)}</p>}
        <div className="done-acts">
          <button type="button" className="btn primary big wide" onClick={onNext} autoFocus>
            <Zap size={18} aria-hidden />
            {t.done.next}
          </button>
          <button type="button" className="btn ghost" onClick={onQueue}>
            {t.done.queue}
          </button>
          {onUndo && (
            <button type="button" className="btn ghost" onClick={onUndo}>
              {t.done.undo}
            </button>
          )}
        </div>
      </div>
    </Sheet>
  );
}
