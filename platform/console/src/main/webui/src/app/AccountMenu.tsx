import { Button } from "react-aria-components/Button";
import { Header } from "react-aria-components/Header";
import { Menu, MenuItem, MenuSection, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Check, ChevronsUpDown, Keyboard, LogOut } from "lucide-react";
import { useFormats, useT } from "../i18n";
import { changeSettings, useSettings, type Lang, type Theme } from "../lib/settings";
import { problemText } from "../ui/states";
import { signOut, useSession } from "./session";
import { useToasts } from "./toasts";
import "../styles/menu.css";

export function AccountMenu({ onKeys }: { onKeys: () => void }) {
  const t = useT();
  const f = useFormats();
  const session = useSession();
  const settings = useSettings();
  const toasts = useToasts();
  const initials = session.name
    .split(/\s+/)
    .map((part) => part[0])
    .slice(0, 2)
    .join("")
    .toUpperCase();

  const act = (key: string) => {
    if (key === "keys") onKeys();
    if (key === "out") signOut().catch((problem: unknown) => toasts.warn(problemText(problem, t)));
  };

  return (
    <MenuTrigger>
      <Button className="account" aria-label={`${t.nav.menu}, ${t.nav.signedInAs(session.name)}`}>
        <span className="avatar" aria-hidden>
          {initials}
        </span>
        <span className="account-name">
          <b>{session.name}</b>
          <span className="small muted">{f.list(session.roles)}</span>
        </span>
        <ChevronsUpDown size={16} aria-hidden className="account-more" />
      </Button>
      <Popover className="popover" placement="top start">
        <Menu className="menu" onAction={(key) => act(String(key))} aria-label={t.nav.menu}>
          <Choices
            title={t.nav.language}
            value={settings.lang}
            options={[
              { id: "sv", text: "Svenska" },
              { id: "en", text: "English" },
            ]}
            onChange={(lang) => changeSettings({ lang: lang as Lang })}
          />
          <Choices
            title={t.nav.theme}
            value={settings.theme}
            options={(["system", "light", "dark"] as const).map((id) => ({ id, text: t.nav[id] }))}
            onChange={(theme) => changeSettings({ theme: theme as Theme })}
          />
          <Choices
            title={t.nav.keys}
            value={settings.keys ? "on" : "off"}
            options={(["on", "off"] as const).map((id) => ({ id, text: t.nav[id] }))}
            onChange={(keys) => changeSettings({ keys: keys === "on" })}
          />
          <MenuSection className="menu-section">
            <MenuItem id="keys" className="menu-item" textValue={t.nav.showKeys}>
              <Keyboard size={16} aria-hidden />
              {t.nav.showKeys}
            </MenuItem>
            <MenuItem id="out" className="menu-item" textValue={t.nav.signOut}>
              <LogOut size={16} aria-hidden />
              {t.nav.signOut}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface ChoicesProps {
  title: string;
  value: string;
  options: { id: string; text: string }[];
  onChange: (id: string) => void;
}

function Choices({ title, value, options, onChange }: ChoicesProps) {
  return (
    <MenuSection
      className="menu-section"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => onChange(String([...keys][0]))}
    >
      <Header className="menu-head">{title}</Header>
      {options.map((option) => (
        <MenuItem key={option.id} id={option.id} className="menu-item" textValue={option.text}>
          {({ isSelected }) => (
            <>
              <span className="menu-check">{isSelected && <Check size={16} aria-hidden />}</span>
              {option.text}
            </>
          )}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
