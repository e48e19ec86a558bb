import { useId, type ReactNode } from "react";
import { cn } from "@/lib/cn";

interface Props {
  title: string;
  text?: string;
  /** Beside the title. */
  actions?: ReactNode;
  danger?: boolean;
  children?: ReactNode;
}

/** One subject of a page: a card with its title, what it is about, and the thing itself. */
export function Panel({ title, text, actions, danger = false, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn("mb-5 rounded-2xl border bg-surface p-5", danger ? "border-danger-line" : "border-line")}>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <h2 id={id} className="font-display text-base font-semibold tracking-tight">{title}</h2>
          {text ? <p className="mt-0.5 max-w-prose text-soft">{text}</p> : null}
        </div>
        {actions}
      </div>
      {children ? <div className="mt-4">{children}</div> : null}
    </section>
  );
}
