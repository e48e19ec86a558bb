"use client";

import { useId, useMemo, useState } from "react";
import { ChevronDown, ChevronUp, SquareTerminal, Trash2 } from "lucide-react";
import { useFiles } from "@/features/code/queries";
import { cn } from "@/lib/cn";
import { preview } from "@/messages/preview";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { errorCount, MAX_ENTRIES, type ConsoleLog, type Entry } from "./console-log";
import { ConsoleRow } from "./console-row";
import type { Spot } from "./source";

const words = preview.console;
const SHOWN_AT_FIRST = 30;

interface Props {
  appId: string;
  log: ConsoleLog;
  origin: string | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onClear: () => void;
  onOpenFile: (spot: Spot) => void;
  onFix: (entry: Entry) => void;
}

/** What goes wrong in the app while it is used, below it. */
export function ConsoleDrawer({ appId, log, origin, open, onOpenChange, onClear, onOpenFile, onFix }: Props) {
  const listId = useId();
  const count = errorCount(log);
  return (
    <section aria-label={words.label} className="shrink-0 border-t border-line bg-surface">
      <div className="flex h-8 items-center gap-1 px-2">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          title={open ? words.close : words.open}
          onClick={() => onOpenChange(!open)}
          className="flex h-7 min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 text-xs text-soft hover:text-ink [&_svg]:size-3.5"
        >
          <SquareTerminal aria-hidden="true" />
          <span className="font-medium">{words.title}</span>
          <span className={cn("rounded-full px-1.5 tabular", count > 0 ? "bg-danger-soft text-danger" : "text-faint")}>
            {count > 0 ? words.count(count) : words.none}
          </span>
          <span className="ml-auto" aria-hidden="true">{open ? <ChevronDown /> : <ChevronUp />}</span>
        </button>
        {open && count > 0 ? <IconButton label={words.clear} className="size-7" onClick={onClear}><Trash2 aria-hidden="true" /></IconButton> : null}
      </div>
      {open ? <Errors id={listId} appId={appId} log={log} origin={origin} onOpenFile={onOpenFile} onFix={onFix} /> : null}
    </section>
  );
}

function Errors({ id, appId, log, origin, onOpenFile, onFix }: Pick<Props, "appId" | "log" | "origin" | "onOpenFile" | "onFix"> & { id: string }) {
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const files = useFiles(appId, true).data?.files;
  const paths = useMemo(() => new Set(files?.map((file) => file.path)), [files]);
  return (
    <div id={id} tabIndex={0} role="group" aria-label={words.list} className={cn("overflow-y-auto overscroll-contain border-t border-line focus-visible:outline-offset-[-2px]", log.entries.length > 0 && "h-[min(40vh,16rem)]")}>
      {log.entries.length === 0 ? <p className="p-3 text-xs text-soft">{words.empty}</p> : null}
      <ol>
        {log.entries.slice(-shown).toReversed().map((entry) => (
          <ConsoleRow key={entry.id} entry={entry} origin={origin} files={paths} onOpenFile={onOpenFile} onFix={onFix} />
        ))}
      </ol>
      {log.entries.length > shown ? (
        <Button size="small" look="quiet" className="m-2" onClick={() => setShown(MAX_ENTRIES)}>{words.older(log.entries.length - shown)}</Button>
      ) : null}
      {log.dropped > 0 ? <p className="px-3 py-1.5 text-2xs text-faint">{words.dropped(log.dropped)}</p> : null}
    </div>
  );
}
