"use client";

import { memo, useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type PointerEvent, type UIEvent } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { logs as words } from "@/messages/logs";
import { cn } from "@/lib/cn";
import type { Entry } from "./entry";
import { Line } from "./line";
import { Slots } from "./slots";
import { useRowHeights } from "./use-row-heights";

const ROW_PX = 24;
/** This close to the end counts as being there. */
const END_PX = 2 * ROW_PX;

interface Props {
  entries: Entry[];
  /** Whether it matters where a line comes from. */
  sources: boolean;
  wrap: boolean;
  /** Stays at the end as lines come. */
  pinned: boolean;
  onPin: (pinned: boolean) => void;
}

export const Lines = memo(function Lines({ entries, sources, wrap, pinned, onPin }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef({ top: 0, height: 0 });
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    // Drawn in a task of their own, before the one that lays them out and paints them.
    useFlushSync: false,
    getItemKey: (index) => entries[index]?.seq ?? index,
  });

  useEffect(() => rows.measure(), [wrap, rows]);
  const heights = useRowHeights(rows);
  // Full, the list keeps its length while lines come: the number of the last one tells. Lines may also take more room than was
  // thought, and the list may get less of it. The virtualiser's own way to the end asks for the layout again and again.
  const last = entries.at(-1)?.seq;
  const total = rows.getTotalSize();
  const room = rows.scrollRect?.height;
  useEffect(() => {
    if (pinned) box.current?.scrollTo({ top: total });
  }, [pinned, last, total, room]);

  /** Lines may have come since our own scrolling: only going up means leaving the end. */
  const onScroll = ({ currentTarget: at }: UIEvent<HTMLDivElement>): void => {
    const { top, height } = seen.current;
    const atEnd = at.scrollHeight - at.scrollTop - at.clientHeight < END_PX;
    if (pinned && !atEnd && at.scrollTop < top && at.scrollHeight >= height) onPin(false);
    // Going down to the end of what is shown while others wait is a wish for them, too.
    else if (!pinned && atEnd && at.scrollTop > top && at.scrollHeight === height) onPin(true);
    seen.current = { top: at.scrollTop, height: at.scrollHeight };
  };

  const items = rows.getVirtualItems();
  const [slots] = useState(() => new Slots());
  const base = slots.baseOf(items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  const [chosen, setChosen] = useState<number | null>(null);
  // One stop for the Tab key: the line that was used last, else the last one on the screen.
  const stop = items.some((item) => item.key === chosen) ? chosen : items.at(-1)?.key;
  const [pointed, setPointed] = useState<number | null>(null);
  const onPointerOver = ({ target }: PointerEvent<HTMLElement>): void => {
    const line = (target as Element).closest<HTMLElement>("[data-line]")?.dataset.line;
    setPointed(line ? Number(line) : null);
  };
  const onFocus = ({ target }: FocusEvent<HTMLElement>): void => {
    if (target.dataset.copy) setChosen(Number(target.dataset.copy));
  };
  /** The arrow keys lead from one line's button to the next. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    const from = (event.target as HTMLElement).dataset.copy;
    if (by === 0 || !from) return;
    event.preventDefault();
    const index = entries.findIndex((entry) => entry.seq === Number(from)) + by;
    const to = entries[index];
    if (!to) return;
    setChosen(to.seq);
    rows.scrollToIndex(index, { align: "auto" });
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-copy="${to.seq}"]`)?.focus());
  };

  return (
    <div
      ref={box}
      onScroll={onScroll}
      onPointerOver={onPointerOver}
      onPointerLeave={() => setPointed(null)}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      role="log"
      aria-live="off"
      aria-label={words.list}
      tabIndex={0}
      className={cn("min-h-0 flex-1 overflow-y-auto font-mono text-xs focus-visible:outline-offset-[-2px]", wrap ? "overflow-x-hidden" : "overflow-x-auto")}
    >
      <div className="relative w-full" style={{ height: rows.getTotalSize() }}>
        {items.map((item) => {
          const entry = entries[item.index];
          return entry ? (
            <Line
              key={item.index - base}
              entry={entry}
              index={item.index}
              topPx={item.start}
              heights={wrap ? heights : null}
              source={sources}
              wrap={wrap}
              pointed={entry.seq === pointed}
              stop={entry.seq === stop}
            />
          ) : null;
        })}
      </div>
    </div>
  );
});
