"use client";

import { memo } from "react";
import { FileCode2 } from "lucide-react";
import { clockTime } from "@/lib/format";
import { fix } from "@/messages/fix";
import { preview } from "@/messages/preview";
import { Button } from "@/ui/button";
import type { Entry } from "./console-log";
import type { ReportedError } from "./report";
import { projectFile, shortSource, type Spot } from "./source";

const words = preview.console;

interface Props {
  entry: Entry;
  origin: string | null;
  files: ReadonlySet<string>;
  onOpenFile: (spot: Spot) => void;
  onFix: (entry: Entry) => void;
}

/** Rows that did not change are not drawn again while an app goes on. */
export const ConsoleRow = memo(function ConsoleRow({ entry, origin, files, onOpenFile, onFix }: Props) {
  const path = projectFile(entry.source, origin, files);
  const source = shortSource(entry.source, origin);
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-b border-line/60 px-3 py-1.5 last:border-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-mono text-xs break-words whitespace-pre-wrap text-danger">{said(entry)}</p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-2xs text-faint tabular">
          <time dateTime={new Date(entry.atMs).toISOString()}>{clockTime(new Date(entry.atMs).toISOString())}</time>
          {entry.count > 1 ? (
            <span className="rounded-full bg-danger-soft px-1.5 text-danger">
              <span aria-hidden="true">{words.times(entry.count)}</span>
              <span className="sr-only">{words.timesAloud(entry.count)}</span>
            </span>
          ) : null}
          {source ? <span className="min-w-0 font-mono break-all">{words.place(source, entry.line)}</span> : null}
        </p>
      </div>
      <div className="flex shrink-0 gap-1.5">
        {path ? (
          <Button
            size="small"
            look="quiet"
            aria-label={words.openFile(path)}
            onClick={() => onOpenFile({ path, line: entry.line, message: said(entry) })}
          >
            <FileCode2 aria-hidden="true" />
            {words.openFileShort}
          </Button>
        ) : null}
        {canBeFixed(entry) ? <Button size="small" onClick={() => onFix(entry)}>{fix.action}</Button> : null}
      </div>
    </li>
  );
});

/** The error in words: an app's own, but where it only says what kind of thing it was. */
export function said({ kind, text }: ReportedError): string {
  if (kind === "resource") return words.resource(text);
  if (kind === "dialog") return words.dialog(text);
  return kind === "rejection" ? words.rejection(text) : text;
}

const canBeFixed = ({ kind }: ReportedError): boolean => kind !== "dialog" && kind !== "resource";
