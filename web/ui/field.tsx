import { useId, type ReactNode } from "react";

export const inputClass =
  "h-10 w-full rounded-lg border border-edge bg-surface px-3 text-sm text-ink transition-colors hover:border-ink/50 " +
  "focus-visible:outline-offset-0 aria-invalid:border-danger";

interface Props {
  label: string;
  hint?: string;
  /** What is wrong with what was entered. */
  error?: string;
  children: (props: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }) => ReactNode;
}

export function Field({ label, hint, error, children }: Props) {
  const id = useId();
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  const described = [error ? errorId : "", hint ? hintId : ""].filter(Boolean).join(" ");
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-[0.8125rem] font-medium">{label}</label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {error ? <p id={errorId} role="alert" className="mt-1.5 text-xs text-danger">{error}</p> : null}
      {hint ? <p id={hintId} className="mt-1.5 text-xs text-faint">{hint}</p> : null}
    </div>
  );
}
