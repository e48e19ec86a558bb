"use client";

import type { Conflict } from "@/features/activity/model";

/** A change by words met a change by hand: nothing was applied, and both are shown. */
export function ConflictList({ conflicts }: { conflicts: Conflict[] }) {
  return (
    <div className="space-y-2">
      <p className="text-[0.8125rem] text-soft">
        You changed these files by hand in the same places. Nothing was applied. Make the change in the code, or ask for it in a way that leaves your lines alone.
      </p>
      {conflicts.map((conflict) => (
        <details key={conflict.path} className="rounded-xl border border-line bg-surface">
          <summary className="min-h-9 px-3 py-1.5 font-mono text-xs">{conflict.path}</summary>
          <div className="grid gap-px border-t border-line bg-line sm:grid-cols-2">
            <Side title="Yours" text={conflict.actual} />
            <Side title="Asked for" text={conflict.new} />
          </div>
        </details>
      ))}
    </div>
  );
}

function Side({ title, text }: { title: string; text: string | null }) {
  return (
    <div className="min-w-0 bg-surface p-2">
      <p className="mb-1 text-xs font-medium text-faint">{title}</p>
      <pre tabIndex={0} aria-label={title} className="max-h-64 overflow-auto font-mono text-2xs">{text ?? "The file is not there."}</pre>
    </div>
  );
}
