"use client";

import { Suspense, useState } from "react";
import { FileDiff } from "lucide-react";
import type { Conflict } from "@/features/activity/model";
import { part } from "@/lib/part";
import { workspace } from "@/messages/workspace";
import { Button } from "@/ui/button";
import { Disclosure } from "@/ui/disclosure";

const words = workspace.conflict;
const Compared = part(() => import("@/features/code/merge-view"));

interface Props {
  conflicts: Conflict[];
  onOpenFile: (path: string) => void;
}

/** A change by words met a change by hand: nothing was applied, and what differs is shown. */
export function ConflictList({ conflicts, onOpenFile }: Props) {
  return (
    <div className="space-y-2">
      <p className="text-[0.8125rem] text-soft">{words.text}</p>
      {conflicts.map((conflict) => <ConflictFile key={conflict.path} conflict={conflict} onOpenFile={onOpenFile} />)}
    </div>
  );
}

function ConflictFile({ conflict, onOpenFile }: { conflict: Conflict; onOpenFile: Props["onOpenFile"] }) {
  const { path, actual } = conflict;
  // The comparison is the editor's script, fetched when somebody looks.
  const [opened, setOpened] = useState(false);
  return (
    <Disclosure icon={<FileDiff />} title={<span className="font-mono text-xs">{path}</span>} onOpen={() => setOpened(true)}>
      <div className="border-t border-line">
        <p className="px-3 py-2 text-xs text-soft">{explained(conflict)}</p>
        {opened ? (
          <div className="h-72 border-y border-line">
            <Suspense fallback={<p role="status" className="p-3 text-soft">{words.comparing}</p>}>
              <Compared path={path} theirs={actual ?? ""} mine={conflict.new ?? ""} labels={{ theirs: words.theirs, mine: words.mine }} wide={false} />
            </Suspense>
          </div>
        ) : null}
        <div className="p-2">
          {actual === null ? null : <Button size="small" aria-label={words.openFile(path)} onClick={() => onOpenFile(path)}>{words.open}</Button>}
        </div>
      </div>
    </Disclosure>
  );
}

function explained({ actual, new: asked }: Conflict): string {
  if (actual === null) return words.deletedByHand;
  if (asked === null) return words.wouldDelete;
  return words.lines;
}
