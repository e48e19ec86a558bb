"use client";

import { useDeferredValue, useId, useMemo, useState, type KeyboardEvent } from "react";
import { cn } from "@/lib/cn";
import { code } from "@/messages/code";
import { Modal } from "@/ui/dialog";
import { inputClass } from "@/ui/field";
import { FileIcon } from "./file-tree";
import { visibleName } from "./file-text";
import { fuzzy, type Match } from "./fuzzy";

const words = code.quick;
const MOST = 30;

interface Props {
  paths: readonly string[];
  /** The file that a line alone is meant for. */
  current: string | null;
  onOpen: (path: string, line: number | null) => void;
  onClose: () => void;
}

/** A file by some of its letters; `name:12` goes to a line, `:12` to one of the file that is open. */
export default function QuickOpen({ paths, current, onOpen, onClose }: Props) {
  const [asked, setAsked] = useState("");
  const [chosen, setChosen] = useState(0);
  const id = useId();
  // The box comes first, and takes what is typed however long it takes to find.
  const drawn = useDeferredValue<string | null>(asked, null);
  const { found, line, lineOnly } = useMemo(() => (drawn === null ? nothing : find(paths, current, drawn)), [paths, current, drawn]);
  const index = Math.min(chosen, Math.max(found.length - 1, 0));

  const open = (path: string | undefined, at: number | null): void => {
    if (path === undefined) return;
    onClose();
    // After the dialog has given the focus back.
    setTimeout(() => onOpen(path, at), 0);
  };
  const keyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      const next = (index + step + found.length) % found.length;
      setChosen(next);
      document.getElementById(`${id}${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      // Who types faster than the list is drawn gets what fits all that was typed.
      const newest = drawn === asked ? { found: found.slice(index), line } : find(paths, current, asked);
      open(newest.found[0]?.path, newest.line);
    }
  };

  return (
    <Modal open onOpenChange={(next) => (next ? undefined : onClose())} title={words.title} description={words.text}>
      <input
        role="combobox"
        aria-label={words.label}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}${index}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={asked}
        onChange={(event) => {
          setAsked(event.target.value);
          setChosen(0);
        }}
        onKeyDown={keyDown}
        className={cn(inputClass, "font-mono")}
      />
      <ul id={id} role="listbox" aria-label={words.list} className="mt-2 max-h-72 overflow-y-auto">
        {found.map(({ path, at }, place) => (
          <li
            key={path}
            id={`${id}${place}`}
            role="option"
            aria-selected={place === index}
            onClick={() => open(path, line)}
            className={cn("flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 text-[0.8125rem]", place === index ? "bg-accent-soft text-ink" : "text-soft hover:bg-hover")}
          >
            <FileIcon name={path} />
            <span className="min-w-0 truncate font-mono text-xs">{lineOnly ? words.line(line ?? 1, visibleName(path)) : <Marked path={path} at={at} />}</span>
          </li>
        ))}
      </ul>
      {drawn !== null && found.length === 0 ? <p role="status" className="p-2 text-soft">{words.none}</p> : null}
    </Modal>
  );
}

interface Found {
  found: Match[];
  line: number | null;
  /** They are lines of the file that is open. */
  lineOnly: boolean;
}

const nothing: Found = { found: [], line: null, lineOnly: false };

function find(paths: readonly string[], current: string | null, asked: string): Found {
  const [, name = "", digits] = /^(.*?)(?::(\d*))?$/.exec(asked) ?? [];
  const line = digits ? Number(digits) : null;
  if (name === "" && line !== null && current !== null) return { found: [{ path: current, at: [] }], line, lineOnly: true };
  return { found: fuzzy(paths, name, MOST), line, lineOnly: false };
}

/** The letters that were asked for stand out. */
function Marked({ path, at }: { path: string; at: number[] }) {
  const parts: { text: string; marked: boolean }[] = [];
  for (const [place, letter] of Array.from({ length: path.length }, (_, place) => [place, path.charAt(place)] as const)) {
    const marked = at.includes(place);
    const last = parts.at(-1);
    if (last?.marked === marked) last.text += letter;
    else parts.push({ text: letter, marked });
  }
  return parts.map(({ text, marked }, place) =>
    marked ? <b key={place} className="font-semibold text-accent-strong">{visibleName(text)}</b> : <span key={place}>{visibleName(text)}</span>);
}
