"use client";

import { useState } from "react";
import { ChevronRight } from "lucide-react";
import { visibleName } from "@/features/code/file-text";
import { cn } from "@/lib/cn";
import type { FileDiff } from "@/lib/api/types";
import { versions as words } from "@/messages/versions";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { ChangeBadge } from "./change-badge";
import { LineCount } from "./line-count";
import { useDiff } from "./queries";
import { countLines, total } from "./unified";
import { UnifiedText } from "./unified-text";

interface Props {
  appId: string;
  from: number;
  to: number;
  /** On the screen: its counts are worth asking for. */
  seen: boolean;
}

/** What one version changed against the one before. */
export function Changes({ appId, from, to, seen }: Props) {
  const [open, setOpen] = useState(false);
  const diff = useDiff(appId, from, to, open || seen);
  return (
    <div className="mt-3">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-6 items-center gap-1 rounded text-[0.8125rem] text-soft hover:text-ink"
      >
        <ChevronRight className={cn("size-3.5 transition-transform", open && "rotate-90")} aria-hidden="true" />
        {words.changed}
        <span className="sr-only">{` ${words.inVersion(to)}`}</span>
        {diff.data ? <span className="ml-1.5"><LineCount {...total(diff.data.files.map((file) => countLines(file.unified)))} /></span> : null}
      </button>
      {open ? (
        <div className="mt-2 space-y-2">
          {diff.isPending ? <p role="status" className="text-soft">{words.comparing}</p> : null}
          {diff.error ? (
            <ErrorNotice error={diff.error} title={words.compareFailed} action={<Button size="small" onClick={() => void diff.refetch()}>{words.again}</Button>} />
          ) : null}
          {diff.data?.files.length === 0 ? <p className="text-soft">{words.same}</p> : null}
          {diff.data?.files.map((file) => <FileChanges key={file.path} file={file} />)}
        </div>
      ) : null}
    </div>
  );
}

function FileChanges({ file }: { file: FileDiff }) {
  return (
    <figure className="overflow-hidden rounded-lg border border-line bg-surface">
      <figcaption className="flex items-center justify-between gap-3 border-b border-line px-3 py-1.5 text-xs">
        <bdi className="truncate font-mono">{visibleName(file.path)}</bdi>
        <span className="flex shrink-0 items-center gap-2 text-faint"><ChangeBadge change={file.change} /><LineCount {...countLines(file.unified)} /></span>
      </figcaption>
      <UnifiedText file={file} />
    </figure>
  );
}
