"use client";

import { Suspense, type ReactNode } from "react";
import { ChevronRight } from "lucide-react";
import { fromFile, visibleName } from "@/features/code/file-text";
import type { ComparisonHandle } from "@/features/code/merge-view";
import { cn } from "@/lib/cn";
import type { FileDiff } from "@/lib/api/types";
import { part } from "@/lib/part";
import { versions as allWords } from "@/messages/versions";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { useMedia } from "@/ui/use-media";
import { ChangeBadge } from "./change-badge";
import type { Pair } from "./changes-pane";
import { LineCount } from "./line-count";
import { useFileAt } from "./queries";
import { countLines } from "./unified";
import { UnifiedText } from "./unified-text";

const SideBySide = part(() => import("@/features/code/merge-view"));
const words = allWords.changes;
const MOST_CHARS = 1_000_000;

interface Props {
  appId: string;
  pair: Pair;
  file: FileDiff;
  open: boolean;
  onToggle: (open: boolean) => void;
  onHandle: (handle: ComparisonHandle | null) => void;
  onReady: () => void;
}

/** One file that differs; its texts are fetched when it is opened. */
export function FileComparison({ file, open, onToggle, ...rest }: Props) {
  const name = visibleName(file.path);
  return (
    <li className="overflow-clip rounded-xl border border-line bg-surface">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => onToggle(!open)}
        className={cn("sticky -top-3 z-10 flex min-h-9 w-full items-center gap-2 bg-surface px-3 text-left text-[0.8125rem] hover:bg-hover focus-visible:-outline-offset-2", open && "border-b border-line")}
      >
        <ChevronRight className={cn("size-3.5 shrink-0 text-faint transition-transform", open && "rotate-90")} aria-hidden="true" />
        <bdi className="min-w-0 flex-1 truncate font-mono text-xs" title={name}>{name}</bdi>
        <ChangeBadge change={file.change} />
        <LineCount {...countLines(file.unified)} />
      </button>
      {open ? <Texts {...rest} file={file} /> : null}
    </li>
  );
}

function Texts({ appId, pair, file, onHandle, onReady }: Omit<Props, "open" | "onToggle">) {
  const wide = useMedia("(min-width: 64rem)");
  const before = useFileAt(appId, file.path, pair.from, file.change !== "added");
  const after = useFileAt(appId, file.path, pair.to, file.change !== "removed");
  const failed = before.error ? before : after.error ? after : null;
  if (failed) {
    return (
      <ErrorNotice className="m-2" error={failed.error} title={words.readFailed} action={<Button size="small" onClick={() => void failed.refetch()}>{allWords.again}</Button>} />
    );
  }
  const texts = [file.change === "added" ? "" : before.data, file.change === "removed" ? "" : after.data] as const;
  if (texts[0] === undefined || texts[1] === undefined) return <Note>{words.reading}</Note>;
  if (texts[0].length > MOST_CHARS || texts[1].length > MOST_CHARS) {
    return (
      <>
        <Note>{words.tooLarge}</Note>
        <UnifiedText file={file} />
      </>
    );
  }
  const [from, to] = [fromFile(texts[0]), fromFile(texts[1])];
  const endsDiffer = file.change === "changed" && from.ends !== to.ends;
  return (
    <>
      {endsDiffer ? <Note>{words.ends}</Note> : null}
      <Suspense fallback={<Note>{allWords.comparing}</Note>}>
        <SideBySide
          key={`${pair.from}-${pair.to}`}
          ref={onHandle}
          path={file.path}
          theirs={from.text}
          mine={to.text}
          labels={{ theirs: words.sides.from(pair.from), mine: words.sides.to(pair.to) }}
          wide={wide}
          tall
          onReady={onReady}
        />
      </Suspense>
    </>
  );
}

const Note = ({ children }: { children: ReactNode }) => <p role="status" className="px-3 py-2 text-soft">{children}</p>;
