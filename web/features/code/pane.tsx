import type { ReactNode } from "react";
import { visibleName } from "./file-text";

interface Props {
  path: string;
  note?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** One file: its name, what is to be said of it, and its text. */
export function Pane({ path, note, actions, children }: Props) {
  return (
    <section aria-label={path} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-3 border-b border-line px-3">
        <h2 className="min-w-0 truncate font-mono text-xs max-md:sr-only"><bdi>{visibleName(path)}</bdi></h2>
        {note ? <span className="shrink-0 text-xs text-faint tabular">{note}</span> : null}
        <div className="ml-auto flex shrink-0 items-center gap-1.5">{actions}</div>
      </div>
      <div className="min-h-0 flex-1">{children}</div>
    </section>
  );
}

export function Plain({ text }: { text: string }) {
  return <pre className="h-full overflow-auto p-3 font-mono text-[0.8125rem] leading-relaxed">{text}</pre>;
}

/** In place of a text that is not shown. */
export function Instead({ children }: { children: ReactNode }) {
  return <div className="grid h-full grid-cols-1 place-items-center overflow-y-auto p-6 text-center text-soft">{children}</div>;
}
