"use client";

import { useMemo, useRef } from "react";
import { Search, X } from "lucide-react";
import { useCommands } from "@/features/shell/commands";
import { cn } from "@/lib/cn";
import { home } from "@/messages/home";
import type { Filter, Shown } from "./filter";

const words = home.search;
const STATES: { shown: Shown; label: string }[] = [
  { shown: "all", label: words.all },
  { shown: "running", label: words.running },
  { shown: "stopped", label: words.stopped },
  { shown: "failed", label: words.failed },
];

interface Props {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** Id of the list. */
  controls: string;
  /** Null while everything is shown, or is not known. */
  found: number | null;
}

export function AppSearch({ filter, onFilter, controls, found }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useCommands(
    useMemo(
      () => [{
        id: "home.search",
        label: words.label,
        group: home.apps.title,
        icon: <Search aria-hidden="true" />,
        keys: "/",
        run: () => field.current?.focus(),
      }],
      [],
    ),
  );

  return (
    <div role="search" className="mb-3 flex flex-wrap items-center gap-2">
      <div className="relative min-w-44 flex-1 sm:max-w-72">
        <Search className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint" aria-hidden="true" />
        <input
          ref={field}
          type="text"
          enterKeyHint="search"
          dir="auto"
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Escape" && filter.text) onFilter({ ...filter, text: "" });
          }}
          aria-label={words.label}
          aria-controls={controls}
          placeholder={words.placeholder}
          spellCheck={false}
          className="h-9 w-full rounded-lg border border-edge bg-surface px-8 text-[0.8125rem] hover:border-ink/50 focus-visible:outline-offset-0"
        />
        {filter.text ? (
          <button
            type="button"
            aria-label={words.clear}
            onClick={() => {
              onFilter({ ...filter, text: "" });
              field.current?.focus();
            }}
            className="absolute top-1/2 right-1 grid size-7 -translate-y-1/2 place-items-center rounded-md text-soft hover:bg-hover hover:text-ink [&_svg]:size-3.5"
          >
            <X aria-hidden="true" />
          </button>
        ) : null}
      </div>
      <fieldset className="flex rounded-lg bg-sunken p-0.5">
        <legend className="sr-only">{words.states}</legend>
        {STATES.map((state) => (
          <label
            key={state.shown}
            className={cn(
              "relative rounded-md px-2.5 py-1.5 text-xs font-medium transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent",
              filter.shown === state.shown ? "bg-surface text-ink shadow-card" : "text-soft hover:text-ink",
            )}
          >
            <input
              type="radio"
              name="shown"
              className="absolute inset-0 cursor-pointer opacity-0"
              checked={filter.shown === state.shown}
              onChange={() => onFilter({ ...filter, shown: state.shown })}
            />
            {state.label}
          </label>
        ))}
      </fieldset>
      <p role="status" className="text-xs text-faint tabular">{found === null ? null : words.found(found)}</p>
    </div>
  );
}
