"use client";

import { useEffect, useMemo, useRef, useState, type UIEvent } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDownToLine, Search } from "lucide-react";
import type { App, LogLevel, LogLine } from "@/lib/api/types";
import { clockTime, plural } from "@/lib/format";
import { cn } from "@/lib/cn";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { filterLines } from "./model";
import { useLogs } from "./use-logs";

const LEVELS: { level: LogLevel; label: string }[] = [
  { level: "debug", label: "All levels" },
  { level: "info", label: "Info and above" },
  { level: "warn", label: "Warnings and errors" },
  { level: "error", label: "Errors" },
];
const TONES: Record<LogLevel, string> = { debug: "text-faint", info: "text-soft", warn: "text-warn", error: "text-danger" };
const ROW_PX = 22;
/** This close to the end counts as being there. */
const END_PX = 2 * ROW_PX;

export function LogsPane({ app }: { app: App }) {
  const [following, setFollowing] = useState(true);
  const [level, setLevel] = useState<LogLevel>("debug");
  const [text, setText] = useState("");
  const { lines, loaded, error, retry } = useLogs(app.id);
  const shown = useMemo(() => filterLines(lines, level, text), [lines, level, text]);

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line p-2">
        <div className="relative min-w-32 flex-1">
          <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-faint" aria-hidden="true" />
          <input
            type="search"
            aria-label="Search the logs"
            placeholder="Search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="h-8 w-full rounded-lg border border-edge bg-surface pr-2 pl-8 text-[0.8125rem]"
          />
        </div>
        <label className="sr-only" htmlFor="log-level">Level</label>
        <select id="log-level" value={level} onChange={(event) => setLevel(event.target.value as LogLevel)} className="h-8 rounded-lg border border-edge bg-surface px-2 text-[0.8125rem]">
          {LEVELS.map((entry) => <option key={entry.level} value={entry.level}>{entry.label}</option>)}
        </select>
        <Button aria-pressed={following} look={following ? "plain" : "quiet"} className="h-8" onClick={() => setFollowing(!following)}>
          <ArrowDownToLine aria-hidden="true" />
          {following ? "Following" : "Follow"}
        </Button>
        <span className="text-xs text-faint tabular">{plural(shown.length, "line")}</span>
      </div>
      {error ? (
        <ErrorNotice error={error} title="The logs are not complete" className="m-2" action={<Button size="small" onClick={retry}>Try again</Button>} />
      ) : null}
      {shown.length > 0 ? (
        <Lines lines={shown} pinned={following} onPin={setFollowing} />
      ) : (
        <p className="grid flex-1 place-items-center p-6 text-soft">
          {!loaded && !error ? "Reading the logs…" : lines.length > 0 ? "No line matches." : "Nothing was logged yet. What the app and its build say appears here."}
        </p>
      )}
    </div>
  );
}

interface LinesProps {
  lines: LogLine[];
  /** Stays at the end as lines come. The stream goes on either way. */
  pinned: boolean;
  onPin: (pinned: boolean) => void;
}

function Lines({ lines, pinned, onPin }: LinesProps) {
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef({ top: 0, height: 0 });
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoised on the virtualiser's functions
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 20,
    getItemKey: (index) => lines[index]?.seq ?? index,
  });

  // Full, the list keeps its length while lines come: the number of the last one tells.
  const count = lines.length;
  const last = lines.at(-1)?.seq;
  useEffect(() => {
    if (pinned && count > 0) rows.scrollToIndex(count - 1, { align: "end" });
  }, [pinned, count, last, rows]);

  /** Lines may have come since our own scrolling: only going up means leaving the end. */
  const onScroll = ({ currentTarget: at }: UIEvent<HTMLDivElement>): void => {
    const { top, height } = seen.current;
    if (at.scrollHeight - at.scrollTop - at.clientHeight < END_PX) onPin(true);
    else if (at.scrollTop < top && at.scrollHeight >= height) onPin(false);
    seen.current = { top: at.scrollTop, height: at.scrollHeight };
  };

  return (
    <div ref={box} onScroll={onScroll} role="log" aria-live="off" aria-label="Log lines" tabIndex={0} className="min-h-0 flex-1 overflow-auto font-mono text-xs focus-visible:outline-offset-[-2px]">
      <div className="relative w-full" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const line = lines[item.index];
          return line ? (
            <div
              key={item.key}
              data-index={item.index}
              ref={rows.measureElement}
              style={{ transform: `translateY(${item.start}px)` }}
              className={cn("absolute inset-x-0 top-0 flex gap-3 px-3 py-0.5 leading-4.5", line.logLevel === "error" && "bg-danger-soft", line.logLevel === "warn" && "bg-warn-soft")}
            >
              <time dateTime={line.timestamp} className="shrink-0 text-faint tabular max-sm:hidden">{clockTime(line.timestamp)}</time>
              <span className={cn("w-10 shrink-0 font-medium", TONES[line.logLevel])}>{line.logLevel}</span>
              <span className="min-w-0 flex-1 break-words whitespace-pre-wrap">{line.message}</span>
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}
