"use client";

import { useDeferredValue, useMemo, useState, type KeyboardEvent } from "react";
import { ChevronRight, FileCode2, FileJson, FileText, FileType, Folder } from "lucide-react";
import { cn } from "@/lib/cn";
import { inputClass } from "@/ui/field";
import { code as words } from "@/messages/code";
import { visibleName } from "./file-text";
import { buildTree, foldersOf, rowsOf, type FileRow } from "./tree";
import { VirtualTree } from "./virtual-tree";

interface Props {
  paths: readonly string[];
  selected: string | null;
  writing: ReadonlySet<string>;
  edited: ReadonlySet<string>;
  /** Folders that somebody opened or closed; the others are open in a small project, or on the way to the file. */
  folders: Readonly<Record<string, boolean>>;
  onFolder: (path: string, open: boolean) => void;
  onChoose: (path: string, firmly: boolean) => void;
  onKey?: (event: KeyboardEvent, path: string) => void;
}

const SMALL_PROJECT = 200;
const INDENT_REM = 0.75;
const none: FileRow[] = [];

export function FileTree({ paths, selected, writing, edited, folders, onFolder, onChoose, onKey }: Props) {
  const [filter, setFilter] = useState("");
  const asked = filter.trim().toLowerCase();
  const shown = useMemo(() => (asked ? paths.filter((path) => path.toLowerCase().includes(asked)) : paths), [paths, asked]);
  const tree = useMemo(() => buildTree(shown), [shown]);
  const rows = useMemo(() => {
    const onTheWay = new Set(selected ? foldersOf(selected) : []);
    const small = shown.length <= SMALL_PROJECT;
    return rowsOf(tree, (path) => asked !== "" || (folders[path] ?? (small || onTheWay.has(path))));
  }, [tree, asked, folders, selected, shown.length]);

  // All else of the page comes first.
  const drawn = useDeferredValue(rows, none);

  return (
    <nav aria-label={words.tree} className="flex h-full min-h-0 flex-col">
      <div className="p-1.5 pb-0">
        <input
          type="search"
          aria-label={words.filter}
          placeholder={words.filter}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          className={cn(inputClass, "h-7! px-2! text-xs! border-line!")}
        />
      </div>
      {rows.length === 0 ? <p role="status" className="p-3 text-xs text-soft">{words.noMatch}</p> : null}
      <div className="min-h-0 flex-1">
        <VirtualTree
          label={words.tree}
          rows={drawn}
          selected={selected}
          onChoose={(row, firmly) => onChoose(row.path, firmly)}
          onToggle={(row, open) => onFolder(row.path, open)}
          onKey={(event, row) => {
            if (row.expanded === null) onKey?.(event, row.path);
          }}
        >
          {(row) => <Row row={row} writing={writing.has(row.path)} edited={edited.has(row.path)} />}
        </VirtualTree>
      </div>
    </nav>
  );
}

function Row({ row, writing, edited }: { row: FileRow; writing: boolean; edited: boolean }) {
  const folder = row.expanded !== null;
  const indent = (row.level - 1) * INDENT_REM + (folder ? 0.25 : 1.375);
  return (
    <span className="flex w-full min-w-0 items-center gap-1.5" style={{ paddingLeft: `${indent}rem` }} title={visibleName(row.path)}>
      {folder ? <ChevronRight className={cn("size-3.5 shrink-0 transition-transform", row.expanded && "rotate-90")} aria-hidden="true" /> : null}
      {folder ? <Folder className="size-3.5 shrink-0 text-faint" aria-hidden="true" /> : <FileIcon name={row.name} />}
      <bdi className="truncate">{visibleName(row.name)}</bdi>
      <Marker writing={writing} edited={edited} />
    </span>
  );
}

export function FileIcon({ name }: { name: string }) {
  const Icon = /\.([cm]?[tj]sx?|py)$/.test(name) ? FileCode2 : name.endsWith(".json") ? FileJson : /\.(css|html|svg)$/.test(name) ? FileType : FileText;
  return <Icon className="size-3.5 shrink-0 text-faint" aria-hidden="true" />;
}

function Marker({ writing, edited }: { writing: boolean; edited: boolean }) {
  if (writing) {
    return <span className="ml-auto h-3 w-1.5 shrink-0 bg-accent animate-caret"><span className="sr-only">{words.beingWritten}</span></span>;
  }
  return edited ? <span className="ml-auto size-1.5 shrink-0 rounded-full bg-dawn"><span className="sr-only">{words.notSavedMark}</span></span> : null;
}
