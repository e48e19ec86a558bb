"use client";

import { useConfig } from "./queries";

/** Puts a prompt into the box; sending it stays the user's own act. */
export function Examples({ onPick }: { onPick: (prompt: string) => void }) {
  const config = useConfig();
  const examples = config.data?.examples.slice(0, 6) ?? [];
  const pick = (example: string): void => {
    onPick(example);
    document.getElementById("prompt")?.focus();
  };
  return (
    <div className="mt-4 min-h-16">
      <h2 className="sr-only">Examples</h2>
      <ul className="flex flex-wrap justify-center gap-2">
        {examples.map((example) => (
          <li key={example} className="max-w-full animate-fade">
            <button
              type="button"
              onClick={() => pick(example)}
              className="block min-h-8 max-w-full truncate rounded-full border border-line bg-surface/70 px-3 py-1 text-[0.8125rem] text-soft transition-colors hover:border-accent hover:text-ink"
            >
              {example}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
