"use client";

import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { cn } from "@/lib/cn";

export interface TreeRow {
  id: string;
  /** What one types to get there. */
  name: string;
  /** From 1. */
  level: number;
  position: number;
  siblings: number;
  /** Null for a row that has none below it. */
  expanded: boolean | null;
}

interface Props<Row extends TreeRow> {
  label: string;
  rows: readonly Row[];
  selected: string | null;
  onChoose: (row: Row, firmly: boolean) => void;
  onToggle: (row: Row, open: boolean) => void;
  /** Keys that the tree itself does not use. */
  onKey?: (event: KeyboardEvent, row: Row) => void;
  children: (row: Row) => ReactNode;
}

const ROW_PX = 28;
const EDGE_PX = 6;
/** Up to here all rows are on the page, where the browser's own search finds them. */
const ALL_ROWS = 100;
const TYPING_MS = 1_000;

/** A tree of any length, by the keys of the ARIA pattern: one stop for Tab, arrows inside, letters go to names. */
export function VirtualTree<Row extends TreeRow>({ label, rows, selected, onChoose, onToggle, onKey, children }: Props<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [chosenActive, setActive] = useState<string | null>(null);
  const typed = useRef({ text: "", atMs: 0 });
  const index = Math.max(0, indexOf(rows, chosenActive) ?? indexOf(rows, selected) ?? 0);

  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    paddingStart: EDGE_PX,
    paddingEnd: EDGE_PX,
    scrollPaddingStart: EDGE_PX,
    scrollPaddingEnd: EDGE_PX,
    overscan: rows.length <= ALL_ROWS ? ALL_ROWS : 12,
    getItemKey: (at) => rows[at]?.id ?? at,
  });

  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (selected === null || shown.current === selected) return;
    const at = indexOf(rows, selected);
    if (at === null) return;
    shown.current = selected;
    virtual.scrollToIndex(at, { align: "auto" });
  }, [selected, rows, virtual]);

  const go = (to: number): void => {
    const row = rows[Math.min(Math.max(to, 0), rows.length - 1)];
    if (!row) return;
    setActive(row.id);
    virtual.scrollToIndex(Math.min(Math.max(to, 0), rows.length - 1), { align: "auto" });
  };

  const goToName = (letter: string): void => {
    const nowMs = Date.now();
    const text = nowMs - typed.current.atMs < TYPING_MS ? typed.current.text + letter : letter;
    typed.current = { text, atMs: nowMs };
    const first = text.length === 1 ? index + 1 : index;
    const found = rows.findIndex((_, at) => startsWith(rows[(first + at) % rows.length], text));
    if (found >= 0) go((first + found) % rows.length);
  };

  const keyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const row = rows[index];
    if (!row) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW_PX) - 1);
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(index + 1),
      ArrowUp: () => go(index - 1),
      PageDown: () => go(index + page),
      PageUp: () => go(index - page),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      ArrowRight: () => (row.expanded === false ? onToggle(row, true) : row.expanded ? go(index + 1) : undefined),
      ArrowLeft: () => (row.expanded ? onToggle(row, false) : go(parentOf(rows, index))),
      Enter: () => (row.expanded === null ? onChoose(row, true) : onToggle(row, !row.expanded)),
      " ": () => (row.expanded === null ? onChoose(row, false) : onToggle(row, !row.expanded)),
    };
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const move = plain ? moves[event.key] : undefined;
    if (move) {
      event.preventDefault();
      move();
    } else if (plain && event.key.length === 1) {
      event.preventDefault();
      goToName(event.key.toLowerCase());
    } else onKey?.(event, row);
  };

  return (
    <div
      ref={box}
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={rows.length > 0 ? `${id}${index}` : undefined}
      onKeyDown={keyDown}
      className="group h-full overflow-y-auto px-1.5 outline-none"
    >
      <div role="none" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <div
              key={item.key}
              id={`${id}${item.index}`}
              role="treeitem"
              aria-level={row.level}
              aria-posinset={row.position}
              aria-setsize={row.siblings}
              aria-expanded={row.expanded ?? undefined}
              aria-selected={row.id === selected}
              onClick={() => {
                setActive(row.id);
                if (row.expanded !== null) {
                  onToggle(row, !row.expanded);
                  return;
                }
                // It is in sight: a list that moved under the pointer would give the second click to another row.
                shown.current = row.id;
                onChoose(row, false);
              }}
              onDoubleClick={() => {
                if (row.expanded === null) onChoose(row, true);
              }}
              style={{ height: ROW_PX, transform: `translateY(${item.start}px)` }}
              className={cn(
                "absolute inset-x-0 top-0 flex cursor-pointer items-center rounded-md pr-2 text-[0.8125rem] select-none",
                row.id === selected ? "bg-accent-soft font-medium text-ink" : "text-soft hover:bg-hover",
                item.index === index && "group-focus-visible:outline-2 group-focus-visible:-outline-offset-2 group-focus-visible:outline-accent",
              )}
            >
              {children(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function indexOf(rows: readonly TreeRow[], id: string | null): number | null {
  const at = id === null ? -1 : rows.findIndex((row) => row.id === id);
  return at < 0 ? null : at;
}

function parentOf(rows: readonly TreeRow[], index: number): number {
  const level = rows[index]?.level ?? 1;
  for (let at = index - 1; at >= 0; at--) if ((rows[at]?.level ?? 1) < level) return at;
  return index;
}

const startsWith = (row: TreeRow | undefined, text: string): boolean => row?.name.toLowerCase().startsWith(text) ?? false;
