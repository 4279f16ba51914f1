import { Navigate, useRouteError } from "react-router";
import { Compass, Lock, Unplug } from "lucide-react";
import type { ReactNode } from "react";
import { useFormats, useT, word } from "../i18n";
import { home, may, ROLES, type Area } from "../lib/roles";
import { Logo } from "../ui/Logo";
import { Empty, Failed } from "../ui/states";
import { useTitle } from "../ui/useTitle";
import { useSession } from "./session";

export function Home() {
  return <Navigate to={home(useSession())} replace />;
}

export function LoadingPage() {
  const t = useT();
  return (
    <main className="empty" aria-busy="true">
      <Logo size={40} drawn />
      <h1 className="sr">{t.common.loading}</h1>
    </main>
  );
}

export function Unreachable({ problem, retry }: { problem: unknown; retry: () => void }) {
  return (
    <main>
      <h1 className="sr">Amends</h1>
      <Failed problem={problem} retry={retry} />
    </main>
  );
}

export function NotFound() {
  const t = useT();
  useTitle(t.pages.notFound);
  return (
    <>
      <h1 className="sr">{t.pages.notFound}</h1>
      <Empty icon={<Compass size={32} aria-hidden />} title={t.pages.notFound} text={t.pages.notFoundText}>
        <a className="btn" href="/">
          {t.pages.goHome}
        </a>
      </Empty>
    </>
  );
}

export function Broken() {
  const t = useT();
  console.error(useRouteError());
  return (
    <main>
      <h1 className="sr">{t.pages.broken}</h1>
      <Empty icon={<Unplug size={32} aria-hidden />} title={t.pages.broken} text={t.pages.brokenText}>
        <button type="button" className="btn" onClick={() => location.reload()}>
          {t.pages.reload}
        </button>
      </Empty>
    </main>
  );
}

/** Shows the page to those who may use it, and tells the others who can. The services enforce it anyway. */
export function For({ area, name, children }: { area: Area; name: string; children: ReactNode }) {
  const t = useT();
  const f = useFormats();
  const session = useSession();
  if (may(session, area)) return children;
  const mine = session.roles.length > 0 ? f.list(session.roles) : t.pages.noRole;
  return (
    <>
      <h1 className="sr">{t.pages.forbidden}</h1>
      <Empty
        icon={<Lock size={32} aria-hidden />}
        title={t.pages.forbidden}
        text={t.pages.forbiddenWho(name, f.list(ROLES[area].map((role) => word(t.roles, role))))}
      >
        <p>{t.pages.forbiddenYou(session.name, mine)}</p>
        <a className="btn" href="/">
          {t.pages.goHome}
        </a>
      </Empty>
    </>
  );
}
