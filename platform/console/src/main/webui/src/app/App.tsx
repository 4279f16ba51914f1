import { I18nProvider } from "react-aria-components/I18nProvider";
import { Outlet } from "react-router";
import { useSettings } from "../lib/settings";
import { LoadingPage, Unreachable } from "./pages";
import { Landing } from "./Landing";
import { SessionProvider, useSessionQuery } from "./session";
import { Shell } from "./Shell";
import { StreamProvider } from "./stream";
import { ToastProvider } from "./toasts";

export function App() {
  const { lang } = useSettings();
  return (
    <I18nProvider locale={lang === "sv" ? "sv-SE" : "en-GB"}>
      <ToastProvider>
        <Inside />
      </ToastProvider>
    </I18nProvider>
  );
}

function Inside() {
  const session = useSessionQuery();
  if (session.data === undefined) {
    return session.isError ? <Unreachable problem={session.error} retry={() => void session.refetch()} /> : <LoadingPage />;
  }
  if (session.data === null) return <Landing />;
  return (
    <SessionProvider value={session.data}>
      <StreamProvider session={session.data}>
        <Shell>
          <Outlet />
        </Shell>
      </StreamProvider>
    </SessionProvider>
  );
}
