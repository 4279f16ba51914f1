import { useId, useState } from "react";
import { useT } from "../../i18n";
import { fromInput, presets, toInput, type Preset } from "./due";

interface Props {
  label: string;
  value: string;
  error?: string;
  onChange: (text: string) => void;
}

const ORDER: Preset[] = ["hour", "afternoon", "tomorrow", "monday"];

/** The likely times at a touch, any other by the platform's own picker. */
export function DueField({ label, value, error, onChange }: Props) {
  const t = useT();
  const id = useId();
  const [now] = useState(() => new Date());
  const offered = presets(now);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="choices">
        {ORDER.map((name) => {
          const date = offered[name];
          if (!date) return null;
          const text = toInput(date);
          return (
            <button key={name} type="button" className="btn preset" aria-pressed={value === text} onClick={() => onChange(text)}>
              {t.form.presets[name]}
            </button>
          );
        })}
      </div>
      <input
        id={id}
        type="datetime-local"
        className="input"
        value={value}
        min={toInput(now)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

export function dueProblem(value: string, missing: string, past: string): string | undefined {
  const date = fromInput(value);
  if (!date) return missing;
  return date.getTime() <= Date.now() ? past : undefined;
}
