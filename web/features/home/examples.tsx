"use client";

import { home as words } from "@/messages/home";
import { useConfig } from "@/features/session/use-config";

const MOST = 6;

/** Puts a prompt into the box; sending it stays the user's own act. */
export function Examples({ onPick }: { onPick: (prompt: string) => void }) {
  const config = useConfig();
  const examples = config.data?.examples.slice(0, MOST) ?? [];
  return (
    <div className="mt-4 min-h-9 sm:min-h-28">
      <h2 className="sr-only">{words.examples}</h2>
      <ul className="flex gap-2 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:pb-1 sm:flex-wrap sm:justify-center">
        {examples.map((example) => (
          <li key={example} className="max-w-full shrink-0 animate-fade">
            <button
              type="button"
              onClick={() => onPick(example)}
              className="block min-h-8 max-w-[18rem] truncate rounded-full border border-line bg-surface/70 px-3 py-1 text-[0.8125rem] text-soft transition-colors hover:border-accent hover:text-ink sm:max-w-full"
            >
              {example}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
