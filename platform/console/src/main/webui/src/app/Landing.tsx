import { ArrowRight, TriangleAlert } from "lucide-react";
import { useT } from "../i18n";
import { changeSettings, useSettings } from "../lib/settings";
import { Logo } from "../ui/Logo";
import { useTitle } from "../ui/useTitle";
import { signIn } from "./session";
import "../styles/landing.css";

export function Landing() {
  const t = useT();
  const { lang } = useSettings();
  useTitle(t.pages.signIn);
  const failed = new URLSearchParams(location.search).get("sign-in") === "failed";
  const other = lang === "sv" ? "en" : "sv";
  return (
    <main className="landing">
      <div className="landing-top">
        <Logo wordmark />
        <button type="button" className="btn ghost" lang={other} onClick={() => changeSettings({ lang: other })}>
          {other === "sv" ? "Svenska" : "English"}
        </button>
      </div>
      <div className="landing-middle">
        <Logo size={72} drawn />
        <h1>{t.pages.welcomeTitle}</h1>
        {failed && (
          <p className="banner bad" role="alert">
            <TriangleAlert size={18} aria-hidden />
            {t.pages.signInFailed}
          </p>
        )}
        <p>{t.pages.welcome}</p>
        <button type="button" className="btn primary big" onClick={signIn}>
          {t.pages.signIn}
          <ArrowRight size={18} aria-hidden />
        </button>
        <p className="small muted">{t.pages.signInHint}</p>
      </div>
    </main>
  );
}
