"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { api } from "@/lib/api/endpoints";
import { cn } from "@/lib/cn";
import type { FileDiff } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";

/** What one version changed against the one before, fetched when it is opened. */
export function Changes({ appId, from, to }: { appId: string; from: number; to: number }) {
  const [open, setOpen] = useState(false);
  const diff = useQuery({
    queryKey: ["diff", appId, from, to],
    queryFn: ({ signal }) => api.diff(appId, from, to, signal),
    enabled: open,
    staleTime: Infinity,
  });
  return (
    <div className="mt-3">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-6 items-center gap-1 rounded text-[0.8125rem] text-soft hover:text-ink"
      >
        <ChevronRight className={cn("size-3.5 transition-transform", open && "rotate-90")} aria-hidden="true" />
        What changed
        <span className="sr-only"> in version {to}</span>
      </button>
      {open ? (
        <div className="mt-2 space-y-2">
          {diff.isPending ? <p role="status" className="text-soft">Comparing…</p> : null}
          {diff.error ? <ErrorNotice error={diff.error} title="The versions could not be compared" action={<Button size="small" onClick={() => void diff.refetch()}>Try again</Button>} /> : null}
          {diff.data?.files.length === 0 ? <p className="text-soft">The files are the same.</p> : null}
          {diff.data?.files.map((file) => <FileChanges key={file.path} file={file} />)}
        </div>
      ) : null}
    </div>
  );
}

const CHANGES: Record<FileDiff["change"], string> = { added: "Added", removed: "Removed", changed: "Changed" };

function FileChanges({ file }: { file: FileDiff }) {
  return (
    <figure className="overflow-hidden rounded-lg border border-line bg-surface">
      <figcaption className="flex items-center justify-between gap-3 border-b border-line px-3 py-1.5 text-xs">
        <span className="truncate font-mono">{file.path}</span>
        <span className="text-faint">{CHANGES[file.change]}</span>
      </figcaption>
      <pre tabIndex={0} aria-label={`Changes of ${file.path}`} className="max-h-96 overflow-auto py-1 font-mono text-2xs leading-4">
        {hunks(file.unified).map((line, index) => (
          <span key={index} className={cn("block w-fit min-w-full px-3", toneOf(line))}>{line || " "}</span>
        ))}
      </pre>
    </figure>
  );
}

/** The lines without the header that names the file once more. */
function hunks(unified: string): string[] {
  const lines = unified.replace(/\n$/, "").split("\n");
  const first = lines.findIndex((line) => line.startsWith("@@"));
  return first < 0 ? lines : lines.slice(first);
}

function toneOf(line: string): string {
  if (line.startsWith("+")) return "bg-accent-soft";
  if (line.startsWith("-")) return "bg-danger-soft";
  return line.startsWith("@@") ? "text-faint" : "text-soft";
}
