"use client";

import { useState } from "react";
import { ChevronRight, FileCode2, FileJson, FileText, FileType, Folder } from "lucide-react";
import { cn } from "@/lib/cn";
import type { TreeFolder } from "./tree";

interface Props {
  tree: TreeFolder;
  selected: string | null;
  writing: ReadonlySet<string>;
  edited: ReadonlySet<string>;
  onSelect: (path: string) => void;
}

const INDENT_REM = 0.75;
const row = "flex h-7 w-full min-w-0 items-center gap-1.5 rounded-md pr-2 text-left text-[0.8125rem] transition-colors hover:bg-hover focus-visible:outline-offset-[-2px]";

export function FileTree(props: Props) {
  return (
    <nav aria-label="Files of the project" className="p-1.5">
      <Level {...props} depth={0} />
    </nav>
  );
}

function Level({ depth, ...props }: Props & { depth: number }) {
  return (
    <ul>
      {props.tree.folders.map((folder) => <FolderRow key={folder.path} {...props} tree={folder} depth={depth} />)}
      {props.tree.files.map((file) => (
        <li key={file.path}>
          <button
            type="button"
            onClick={() => props.onSelect(file.path)}
            aria-current={props.selected === file.path ? "true" : undefined}
            style={{ paddingLeft: `${depth * INDENT_REM + 1.5}rem` }}
            className={cn(row, props.selected === file.path ? "bg-accent-soft font-medium text-ink" : "text-soft")}
          >
            <FileIcon name={file.name} />
            <span className="truncate">{file.name}</span>
            <Marker writing={props.writing.has(file.path)} edited={props.edited.has(file.path)} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function FolderRow({ depth, ...props }: Props & { depth: number }) {
  const [open, setOpen] = useState(true);
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        style={{ paddingLeft: `${depth * INDENT_REM + 0.25}rem` }}
        className={cn(row, "text-soft")}
      >
        <ChevronRight className={cn("size-3.5 shrink-0 transition-transform", open && "rotate-90")} aria-hidden="true" />
        <Folder className="size-3.5 shrink-0 text-faint" aria-hidden="true" />
        <span className="truncate">{props.tree.name}</span>
      </button>
      {open ? <Level {...props} depth={depth + 1} /> : null}
    </li>
  );
}

function FileIcon({ name }: { name: string }) {
  const Icon = /\.(tsx?|jsx?|mjs)$/.test(name) ? FileCode2 : name.endsWith(".json") ? FileJson : /\.(css|html)$/.test(name) ? FileType : FileText;
  return <Icon className="size-3.5 shrink-0 text-faint" aria-hidden="true" />;
}

function Marker({ writing, edited }: { writing: boolean; edited: boolean }) {
  if (writing) {
    return <span className="ml-auto h-3 w-1.5 shrink-0 bg-accent animate-caret"><span className="sr-only">being written</span></span>;
  }
  return edited ? <span className="ml-auto size-1.5 shrink-0 rounded-full bg-dawn"><span className="sr-only">not saved</span></span> : null;
}
