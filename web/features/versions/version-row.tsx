"use client";

import { GitCompareArrows, History, MessageSquareText, PencilLine, RotateCcw, Sparkles } from "lucide-react";
import { originText } from "@/features/activity/labels";
import type { CodeVersion } from "@/lib/api/types";
import { bytes, dateTime, relativeTime } from "@/lib/format";
import { versions as words } from "@/messages/versions";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { useNow } from "@/ui/use-now";
import { Changes } from "./changes";
import { useSeen } from "./use-seen";

interface Props {
  appId: string;
  entry: CodeVersion;
  /** The words that it came from; null when it was made by hand or restored. */
  prompt: string | null;
  /** The version before; null when it is the first, or not listed yet. */
  previous: number | null;
  newest: number;
  disabled: boolean;
  /** Null for somebody who may not. */
  onRestore: (() => void) | null;
  onCompare: (from: number, to: number) => void;
}

export function VersionRow({ appId, entry, prompt, previous, newest, disabled, onRestore, onCompare }: Props) {
  const now = useNow(30_000);
  const [ref, seen] = useSeen();
  const current = entry.version === newest;
  return (
    <li ref={ref} className="rounded-xl border border-line bg-ground p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="flex items-center gap-2 font-medium">
            <OriginIcon origin={entry.origin} />
            {words.title(entry.version)}
            {current ? <Badge tone="good">{words.current}</Badge> : null}
          </h2>
          {prompt ? (
            <p className="mt-1.5 w-fit max-w-full rounded-xl rounded-tl-sm bg-accent-soft px-3 py-1.5 break-words whitespace-pre-wrap">
              <span className="sr-only">{`${words.prompt} `}</span>
              {prompt}
            </p>
          ) : null}
          <p className="mt-1 break-words text-soft">{entry.summary || originText(entry.origin)}</p>
          <p className="mt-1 text-xs text-faint">
            {entry.summary ? `${originText(entry.origin)} · ` : ""}
            <time dateTime={entry.createdAt} title={dateTime(entry.createdAt)}>{relativeTime(entry.createdAt, now)}</time>
            {` · ${words.size(entry.fileCount, bytes(entry.sizeBytes))}`}
          </p>
        </div>
        {current ? null : (
          <div className="flex flex-wrap gap-2">
            <Button size="small" aria-label={words.compareVersion(entry.version)} onClick={() => onCompare(entry.version, newest)}>
              <GitCompareArrows aria-hidden="true" />
              {words.compare}
            </Button>
            {onRestore ? (
              <Button size="small" disabled={disabled} aria-label={words.restoreVersion(entry.version)} onClick={onRestore}>
                <RotateCcw aria-hidden="true" />
                {words.restore}
              </Button>
            ) : null}
          </div>
        )}
      </div>
      {previous !== null ? <Changes appId={appId} from={previous} to={entry.version} seen={seen} /> : null}
    </li>
  );
}

function OriginIcon({ origin }: { origin: string }) {
  const Icon = { generate: Sparkles, iterate: MessageSquareText, edit: PencilLine }[origin] ?? History;
  return <Icon className="size-4 shrink-0 text-faint" aria-hidden="true" />;
}
