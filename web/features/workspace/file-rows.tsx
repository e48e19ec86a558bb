"use client";

import { FileCode2, FileX2 } from "lucide-react";
import type { Turn } from "@/features/activity/model";
import { workspace } from "@/messages/workspace";
import { cn } from "@/lib/cn";
import { Disclosure } from "@/ui/disclosure";

const words = workspace.files;

interface Props {
  files: Turn["files"];
  working: boolean;
  onShow: () => void;
}

/** Files of a turn, in the order in which they appeared. */
export function FileRows({ files, working, onShow }: Props) {
  const written = files.filter((file) => file.op === "write").length;
  return (
    <Disclosure open={working || files.length <= 4} icon={<FileCode2 />} title={words.title(written, files.length - written)}>
      <ul aria-label={words.list} className="px-3 pb-2">
        {files.map((file) => (
          <li key={file.path} className="flex items-center gap-2 py-0.5 font-mono text-xs animate-rise">
            {file.op === "delete" ? <FileX2 className="size-3.5 shrink-0 text-faint" aria-hidden="true" /> : null}
            <span className={cn("truncate", file.op === "delete" ? "text-faint line-through" : "text-soft", !file.done && "text-ink")}>{file.path}</span>
            {file.done ? null : <span className="h-3 w-1.5 shrink-0 bg-accent animate-caret" aria-hidden="true" />}
            {file.op === "delete" ? <span className="sr-only">{words.deleted}</span> : file.done ? null : <span className="sr-only">{words.writing}</span>}
          </li>
        ))}
      </ul>
      <div className="border-t border-line px-2 py-1.5">
        <button type="button" onClick={onShow} className="min-h-6 rounded px-1 text-xs font-medium text-accent-strong hover:underline">
          {words.look}
        </button>
      </div>
    </Disclosure>
  );
}
