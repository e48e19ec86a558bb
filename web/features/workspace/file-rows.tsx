"use client";

import { FileCode2, FileX2 } from "lucide-react";
import type { Turn } from "@/features/activity/model";
import { plural } from "@/lib/format";
import { cn } from "@/lib/cn";
import { Disclosure } from "@/ui/disclosure";

interface Props {
  files: Turn["files"];
  working: boolean;
  onShow: () => void;
}

/** Files of a turn, in the order in which they appeared. */
export function FileRows({ files, working, onShow }: Props) {
  const written = files.filter((file) => file.op === "write").length;
  const deleted = files.length - written;
  const title = [written ? `${plural(written, "file")} written` : "", deleted ? `${plural(deleted, "file")} deleted` : ""];
  return (
    <Disclosure open={working || files.length <= 4} icon={<FileCode2 />} title={title.filter(Boolean).join(", ")}>
      <ul aria-label="Files" className="px-3 pb-2">
        {files.map((file) => (
          <li key={file.path} className="flex items-center gap-2 py-0.5 font-mono text-xs animate-rise">
            {file.op === "delete" ? <FileX2 className="size-3.5 shrink-0 text-faint" aria-hidden="true" /> : null}
            <span className={cn("truncate", file.op === "delete" ? "text-faint line-through" : "text-soft", !file.done && "text-ink")}>{file.path}</span>
            {file.done ? null : <span className="h-3 w-1.5 shrink-0 bg-accent animate-caret" aria-hidden="true" />}
            {file.op === "delete" ? <span className="sr-only">deleted</span> : file.done ? null : <span className="sr-only">being written</span>}
          </li>
        ))}
      </ul>
      <div className="border-t border-line px-2 py-1.5">
        <button type="button" onClick={onShow} className="min-h-6 rounded px-1 text-xs font-medium text-accent-strong hover:underline">
          Look at the code
        </button>
      </div>
    </Disclosure>
  );
}
