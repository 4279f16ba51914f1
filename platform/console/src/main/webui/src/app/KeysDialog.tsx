import { Fragment } from "react";
import { useT } from "../i18n";
import { changeSettings, useSettings } from "../lib/settings";
import { Sheet } from "../ui/Sheet";

export default function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { keys } = useSettings();
  const k = t.keys;
  const groups: { title: string; rows: [string[], string][] }[] = [
    {
      title: k.groups.list,
      rows: [
        [["J", "K"], k.move],
        [["Enter"], k.open],
        [["C"], k.claim],
        [["S"], k.snooze],
        [["E"], k.resolve],
        [["/"], k.search],
      ],
    },
    {
      title: k.groups.case,
      rows: [
        [["C"], k.claim],
        [["L"], k.contact],
        [["M"], k.note],
        [["S"], k.snooze],
        [["E"], k.resolve],
        [["U"], k.back],
      ],
    },
    {
      title: k.groups.anywhere,
      rows: [
        [["N"], k.next],
        [["Ctrl / ⌘", "K"], k.palette],
        [["G", k.then, "Q"], k.goQueue],
        [["G", k.then, "O"], k.goOutreach],
        [["G", k.then, "I"], k.goInsight],
        [["?"], k.list],
      ],
    },
  ];
  return (
    <Sheet title={k.title} open onClose={onClose} wide>
      <p className="muted small">{k.text}</p>
      <div className="keys-groups">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="menu-head">{group.title}</h3>
            <dl className="keys-list">
              {group.rows.map(([names, what]) => (
                <Fragment key={what}>
                  <dt>
                    {names.map((name) => (name === k.then ? <span key={name}> {name} </span> : <kbd key={name}>{name}</kbd>))}
                  </dt>
                  <dd>{what}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="choices" role="radiogroup" aria-label={t.nav.keys}>
        <span className="small muted keys-label">{t.nav.keys}</span>
        {[true, false].map((on) => (
          <label key={String(on)} className="choice">
            <input type="radio" name="keys" checked={keys === on} onChange={() => changeSettings({ keys: on })} />
            <span>{on ? t.nav.on : t.nav.off}</span>
          </label>
        ))}
      </div>
    </Sheet>
  );
}
