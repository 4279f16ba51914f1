import { useId, type Ref } from "react";

interface Props {
  label: string;
  value: string;
  onChange: (text: string) => void;
  placeholder?: string;
  hint?: string;
  error?: string;
  onSubmit?: () => void;
  maxLength?: number;
  inputRef?: Ref<HTMLTextAreaElement>;
  autoFocus?: boolean;
}

/** What the service takes: reasons and promises are short, notes may be long. */
export const SHORT = 1000;
const LONG = 4000;

/** Ctrl or ⌘ with Enter sends, as everywhere. */
export function TextArea({ label, value, onChange, placeholder, hint, error, onSubmit, maxLength = LONG, inputRef, autoFocus }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={inputRef}
        className="input"
        value={value}
        maxLength={maxLength}
        placeholder={placeholder}
        autoFocus={autoFocus}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-about`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (onSubmit && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            onSubmit();
          }
        }}
      />
      <p id={`${id}-about`} className={error ? "error" : "small muted"}>
        {error ?? hint ?? ""}
      </p>
    </div>
  );
}
