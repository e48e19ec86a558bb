import type { ReactNode } from "react";
import { ChevronRight } from "lucide-react";

interface Props {
  icon: ReactNode;
  title: ReactNode;
  open?: boolean;
  /** Told each time it has opened. */
  onOpen?: () => void;
  children: ReactNode;
}

/** A box that opens; the browser's own element, so that search in the page opens it too. */
export function Disclosure({ icon, title, open, onOpen, children }: Props) {
  return (
    <details
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open) onOpen?.();
      }}
      className="group rounded-xl border border-line bg-surface"
    >
      <summary className="flex min-h-9 list-none items-center gap-2 rounded-xl px-3 py-1.5 text-[0.8125rem] text-soft hover:text-ink [&_svg]:size-4 [&_svg]:shrink-0 [&::-webkit-details-marker]:hidden">
        <span aria-hidden="true">{icon}</span>
        <span className="min-w-0 flex-1 truncate">{title}</span>
        <ChevronRight className="text-faint transition-transform duration-150 group-open:rotate-90" aria-hidden="true" />
      </summary>
      {children}
    </details>
  );
}
