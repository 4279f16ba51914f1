import { useEffect, useState, type ReactNode } from "react";
import { CloudOff, TriangleAlert } from "lucide-react";
import { useFormats, useT, type Dict } from "../i18n";
import { ApiProblem } from "../lib/api";

/** What went wrong, said to a person. The service's own sentence comes last: it is English and technical. */
export function problemText(problem: unknown, t: Dict): string {
  if (!(problem instanceof ApiProblem)) return t.problem.other;
  if (problem.status === 0) return t.problem.unreachable;
  if (problem.status === 502 || problem.status === 503 || problem.status === 504) return t.problem.unavailable;
  if (problem.status === 403) return t.problem.forbidden;
  if (problem.status === 404) return t.problem.notFound;
  if (problem.status === 409) return t.problem.illegal;
  if (problem.status === 400 || problem.status === 422) {
    return problem.detail ? `${t.problem.invalid} ${problem.detail}` : t.problem.invalid;
  }
  return t.problem.other;
}

export function Failed({ problem, retry }: { problem: unknown; retry?: () => void }) {
  const t = useT();
  return (
    <div className="empty" role="alert">
      <CloudOff size={32} className="mark" aria-hidden />
      <h2>{t.problem.heading}</h2>
      <p>{problemText(problem, t)}</p>
      {retry && (
        <button type="button" className="btn" onClick={retry}>
          {t.common.retry}
        </button>
      )}
    </div>
  );
}

/** Old data stays on the screen; this says how old. */
export function Stale({ since, retry }: { since: number; retry: () => void }) {
  const t = useT();
  const f = useFormats();
  return (
    <div className="banner" role="status">
      <TriangleAlert size={18} aria-hidden />
      {t.problem.stale(f.moment(new Date(since).toISOString()))}
      <button type="button" className="btn" onClick={retry}>
        {t.common.retry}
      </button>
    </div>
  );
}

export function Empty({ icon, title, text, children }: { icon: ReactNode; title: string; text: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <span className="mark">{icon}</span>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  );
}

const LATE_MS = 150;

/** Shapes of what is coming. Quick answers never show them: a flash would be worse than nothing. */
export function Skeleton({ rows, height = 60 }: { rows: number; height?: number }) {
  const t = useT();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="skeletons" role="status">
      <span className="sr">{t.common.loading}</span>
      {late && Array.from({ length: rows }, (_, i) => <div key={i} className="skeleton" style={{ height }} />)}
    </div>
  );
}
