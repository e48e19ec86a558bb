import { cn } from "@/lib/cn";
import { ui } from "@/messages/ui";

/** A doorway, and a sun that rises behind it. `alive` lets the light breathe while work is under way. */
export function Mark({ className, alive = false }: { className?: string; alive?: boolean }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={cn("shrink-0", className)}>
      <path d="M4 21V11a8 8 0 0 1 16 0v10" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
      <path
        d="M7.6 21v-9.8a4.4 4.4 0 0 1 8.8 0V21Z"
        className={cn("fill-accent", alive && "animate-breathe")}
      />
      <path d="M8.9 21a3.1 3.1 0 0 1 6.2 0Z" className="fill-dawn" />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="flex items-center gap-2">
      <Mark className="size-5.5" />
      <span className="font-display text-[1.0625rem] font-semibold tracking-[-0.02em]">{ui.product}</span>
    </span>
  );
}

/** The doorway with nothing in it. */
export function ClosedDoor({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 120 110" fill="none" aria-hidden="true" className={className}>
      <path d="M18 108V52a42 42 0 0 1 84 0v56" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      <path d="M36 108V54a24 24 0 0 1 48 0v54Z" stroke="currentColor" strokeWidth="2" strokeDasharray="3 5" strokeLinejoin="round" />
      <path d="M4 108h112" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
