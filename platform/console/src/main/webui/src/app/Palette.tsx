import { useState } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { SearchField } from "react-aria-components/SearchField";
import { useNavigate } from "react-router";
import { ArrowRight, Keyboard, Languages, Search, SunMoon, UserSearch, Zap, type LucideIcon } from "lucide-react";
import { useT } from "../i18n";
import { may } from "../lib/roles";
import { changeSettings, useSettings } from "../lib/settings";
import { Sheet } from "../ui/Sheet";
import { caseActions } from "./caseActions";
import { useSession } from "./session";
import { useTakeNext } from "./useTakeNext";

interface Entry {
  id: string;
  text: string;
  icon: LucideIcon;
  keys?: string;
  run: () => void;
}

export default function Palette({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const t = useT();
  const session = useSession();
  const { lang } = useSettings();
  const navigate = useNavigate();
  const { take } = useTakeNext();
  const [text, setText] = useState("");
  const cases = may(session, "queue");

  const entries: Entry[] = [
    ...caseActions().map((action) => ({ ...action, icon: Zap })),
    ...(cases ? [{ id: "next", text: t.queue.next, icon: Zap, keys: "N", run: take }] : []),
    ...(cases ? [{ id: "queue", text: t.palette.go(t.nav.queue), icon: ArrowRight, keys: "G Q", run: () => void navigate("/queue") }] : []),
    ...(may(session, "outreach")
      ? [{ id: "outreach", text: t.palette.go(t.nav.outreach), icon: ArrowRight, keys: "G O", run: () => void navigate("/outreach") }]
      : []),
    ...(may(session, "insight")
      ? [{ id: "insight", text: t.palette.go(t.nav.insight), icon: ArrowRight, keys: "G I", run: () => void navigate("/insight") }]
      : []),
    { id: "keys", text: t.nav.showKeys, icon: Keyboard, keys: "?", run: onKeys },
    { id: "lang", text: t.palette.switchLanguage, icon: Languages, run: () => changeSettings({ lang: lang === "sv" ? "en" : "sv" }) },
    ...(["light", "dark", "system"] as const).map((theme) => ({
      id: theme,
      text: t.palette.theme(t.nav[theme]),
      icon: SunMoon,
      run: () => changeSettings({ theme }),
    })),
  ];
  const wanted = text.trim().toLocaleLowerCase();
  const shown = entries.filter((entry) => entry.text.toLocaleLowerCase().includes(wanted));
  if (wanted && cases) {
    shown.push({
      id: "find",
      text: t.palette.findCustomer(text.trim()),
      icon: UserSearch,
      run: () => void navigate(`/queue?view=all&q=${encodeURIComponent(text.trim())}`),
    });
  }

  const run = (id: string) => {
    onClose();
    shown.find((entry) => entry.id === id)?.run();
  };

  return (
    <Sheet title={t.palette.title} open onClose={onClose} bare wide>
      <div className="palette">
        <Autocomplete inputValue={text} onInputChange={setText} filter={() => true}>
          <SearchField aria-label={t.palette.title} autoFocus className="palette-field">
            <Search size={18} aria-hidden />
            <Input placeholder={t.palette.placeholder} />
          </SearchField>
          <ListBox
            aria-label={t.palette.title}
            className="palette-list"
            items={shown}
            onAction={(id) => run(String(id))}
            renderEmptyState={() => <p className="muted small">{t.palette.none}</p>}
          >
            {(entry) => (
              <ListBoxItem id={entry.id} className="menu-item" textValue={entry.text}>
                <entry.icon size={16} aria-hidden />
                {entry.text}
                {entry.keys && <kbd>{entry.keys}</kbd>}
              </ListBoxItem>
            )}
          </ListBox>
        </Autocomplete>
      </div>
    </Sheet>
  );
}
