import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import { NavLink, useLocation, useNavigate } from "react-router";
import { ChartNoAxesColumn, Command, Inbox, Megaphone, WifiOff, type LucideIcon } from "lucide-react";
import { useT } from "../i18n";
import { may, type Area } from "../lib/roles";
import { Logo } from "../ui/Logo";
import { AccountMenu } from "./AccountMenu";
import { useKeys } from "./keyboard";
import { useSession } from "./session";
import { useConnected } from "./stream";
import { useTakeNext } from "./useTakeNext";
import "../styles/shell.css";

const Palette = lazy(() => import("./Palette"));
const KeysDialog = lazy(() => import("./KeysDialog"));

const PLACES: { area: Exclude<Area, "trace">; to: string; icon: LucideIcon; key: string }[] = [
  { area: "queue", to: "/queue", icon: Inbox, key: "g q" },
  { area: "outreach", to: "/outreach", icon: Megaphone, key: "g o" },
  { area: "insight", to: "/insight", icon: ChartNoAxesColumn, key: "g i" },
];

export function Shell({ children }: { children: ReactNode }) {
  const t = useT();
  const session = useSession();
  const connected = useConnected();
  const navigate = useNavigate();
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState(false);
  const { take } = useTakeNext();
  const places = PLACES.filter((place) => may(session, place.area));
  const worksCases = may(session, "queue");
  const inCase = useLocation().pathname.startsWith("/cases/");

  useKeys({
    ...Object.fromEntries(places.map((place) => [place.key, () => void navigate(place.to)])),
    "?": () => setKeys(true),
    n: worksCases ? take : undefined,
  });
  usePaletteKey(() => setPalette((now) => !now));
  useFocusOnNewPage();

  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t.nav.skip}
      </a>
      <header className="side">
        <NavLink to="/" className="side-logo" aria-label="Amends">
          <Logo wordmark />
        </NavLink>
        <button type="button" className="palette-open" aria-label={t.nav.command} onClick={() => setPalette(true)}>
          <Command size={16} aria-hidden />
          <span>{t.nav.command}</span>
          <kbd className="keyhint" aria-hidden>
            {/Mac/.test(navigator.platform) ? "⌘K" : "Ctrl K"}
          </kbd>
        </button>
        <nav aria-label={t.nav.main}>
          {places.map(({ area, to, icon: Icon }) => (
            <NavLink key={to} to={to} className={area === "queue" && inCase ? "place active" : "place"}>
              <Icon size={18} aria-hidden />
              <span>{t.nav[area]}</span>
            </NavLink>
          ))}
        </nav>
        <AccountMenu onKeys={() => setKeys(true)} />
      </header>
      <main id="main" tabIndex={-1}>
        {!connected && worksCases && (
          <div className="banner reconnecting" role="status">
            <WifiOff size={18} aria-hidden />
            {t.live.reconnecting}
          </div>
        )}
        {children}
      </main>
      <Suspense>
        {palette && <Palette onClose={() => setPalette(false)} onKeys={() => setKeys(true)} />}
        {keys && <KeysDialog onClose={() => setKeys(false)} />}
      </Suspense>
    </div>
  );
}

/** With a modifier, so it works while typing and is not among the keys that can be switched off. */
function usePaletteKey(toggle: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        toggle();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}

/** A new page starts at its top for eyes, and at its content for a screen reader. */
function useFocusOnNewPage(): void {
  const { pathname } = useLocation();
  const [first, setFirst] = useState(pathname);
  useEffect(() => {
    if (pathname === first) return;
    setFirst(pathname);
    window.scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [pathname, first]);
}
