import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { CircleCheck, TriangleAlert, X } from "lucide-react";
import { useT } from "../i18n";
import "../styles/toasts.css";

interface Toast {
  id: number;
  text: string;
  bad: boolean;
  undo?: () => void;
}

interface Toasts {
  say: (text: string, undo?: () => void) => void;
  warn: (text: string) => void;
  /** For ears only. */
  announce: (text: string) => void;
}

const ToastContext = createContext<Toasts>({ say: () => {}, warn: () => {}, announce: () => {} });
export const useToasts = () => useContext(ToastContext);

const LASTS_MS = 6000;
/** Somebody has to read it, find the button and reach it. */
const LASTS_WITH_UNDO_MS = 12_000;
const MAX = 3;

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useT();
  const [list, setList] = useState<Toast[]>([]);
  const [spoken, setSpoken] = useState("");
  const nextId = useRef(1);

  const close = useCallback((id: number) => setList((now) => now.filter((toast) => toast.id !== id)), []);
  const add = useCallback(
    (text: string, bad: boolean, undo?: () => void) => {
      const id = nextId.current++;
      setList((now) => [...now.slice(1 - MAX), { id, text, bad, undo }]);
      setSpoken(text);
      setTimeout(() => close(id), undo || bad ? LASTS_WITH_UNDO_MS : LASTS_MS);
    },
    [close],
  );
  const value = useMemo<Toasts>(
    () => ({ say: (text, undo) => add(text, false, undo), warn: (text) => add(text, true), announce: setSpoken }),
    [add],
  );

  return (
    <ToastContext.Provider value={value}>
      {children}
      <div className="sr" role="status" aria-live="polite">
        {spoken}
      </div>
      <div className="toasts">
        {list.map((toast) => (
          <div key={toast.id} className={toast.bad ? "toast bad" : "toast"}>
            {toast.bad ? <TriangleAlert size={18} aria-hidden /> : <CircleCheck size={18} aria-hidden />}
            <span>{toast.text}</span>
            {toast.undo && (
              <Button
                className="toast-undo"
                onPress={() => {
                  toast.undo?.();
                  close(toast.id);
                }}
              >
                {t.common.undo}
              </Button>
            )}
            <Button className="toast-close" aria-label={t.common.close} onPress={() => close(toast.id)}>
              <X size={16} aria-hidden />
            </Button>
          </div>
        ))}
      </div>
    </ToastContext.Provider>
  );
}
