import { cn } from "@/lib/cn";
import { home } from "@/messages/home";
import type { Level, Use } from "./usage";

const words = home.usage;
const fills: Record<Level, string> = { ok: "bg-accent", near: "bg-warn", full: "bg-danger" };
const tones: Record<Level, string> = { ok: "text-faint", near: "text-warn", full: "text-danger" };

/** A quota and how much of it is used. The words say it; the bar shows it. */
export function UsageMeter({ label, use }: { label: string; use: Use }) {
  const share = use.max === 0 ? 100 : Math.min(100, (use.used / use.max) * 100);
  const note = use.level === "near" ? words.near : use.level === "full" ? words.full : null;
  return (
    <li className="min-w-28">
      <p className={cn("flex items-baseline justify-between gap-3 text-xs whitespace-nowrap tabular", tones[use.level])}>
        <span className="font-medium">{label}{note ? `, ${note}` : null}</span>
        <span>{words.of(use.used, use.max)}</span>
      </p>
      <div className="mt-1 h-1 overflow-hidden rounded-full bg-line" aria-hidden="true">
        <div className={cn("h-full rounded-full transition-[width] duration-300", fills[use.level])} style={{ width: `${share}%` }} />
      </div>
    </li>
  );
}
