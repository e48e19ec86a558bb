import { useId, type ReactNode } from "react";

export const inputClass =
  "h-10 w-full rounded-lg border border-edge bg-surface px-3 text-sm text-ink transition-colors hover:border-ink/50 " +
  "focus-visible:outline-offset-0";

interface Props {
  label: string;
  hint?: string;
  children: (props: { id: string; "aria-describedby"?: string }) => ReactNode;
}

export function Field({ label, hint, children }: Props) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-[0.8125rem] font-medium">{label}</label>
      {children({ id, "aria-describedby": hint ? hintId : undefined })}
      {hint ? <p id={hintId} className="mt-1.5 text-xs text-faint">{hint}</p> : null}
    </div>
  );
}
