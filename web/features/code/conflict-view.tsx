"use client";

import { lazy, Suspense } from "react";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { useMedia } from "@/ui/use-media";
import { Pane } from "./file-view";

const SideBySide = lazy(() => import("./merge-view"));

interface Props {
  path: string;
  mine: string;
  theirs: string;
  busy: boolean;
  error: unknown;
  onChange: (text: string) => void;
  onKeep: () => void;
  onTake: () => void;
}

/** Give it another `key` for another conflict: the comparison begins with the texts it was mounted with. */
export function ConflictView({ path, mine, theirs, busy, error, onChange, onKeep, onTake }: Props) {
  const wide = useMedia("(min-width: 48rem)");
  return (
    <Pane
      path={path}
      note="Two versions"
      actions={
        <>
          <Button size="small" disabled={busy} onClick={onTake}>Take theirs</Button>
          <Button size="small" look="primary" busy={busy} onClick={onKeep}>Save mine</Button>
        </>
      }
    >
      <div className="flex h-full min-h-0 flex-col">
        <p role="alert" className="border-b border-line bg-warn-soft px-3 py-2 text-[0.8125rem]">
          This file changed after you opened it, so nothing was saved.
          {wide ? " Left is how it is now, right is yours: " : " The text is yours, lines that only the other side has are marked: "}
          bring over what you need, then save.
        </p>
        {error ? <ErrorNotice error={error} title="The file was not saved" className="m-2" /> : null}
        <div className="grid grid-cols-2 border-b border-line bg-ground text-xs font-medium text-soft max-md:hidden" aria-hidden="true">
          <span className="px-3 py-1.5">As it is now</span>
          <span className="border-l border-line px-3 py-1.5">Yours</span>
        </div>
        <div className="min-h-0 flex-1">
          <Suspense fallback={<p className="p-3 text-soft">Comparing…</p>}>
            <SideBySide
              path={path}
              theirs={theirs}
              mine={mine}
              labels={{ theirs: "as it is now", mine: "yours" }}
              wide={wide}
              onChange={onChange}
              onSave={onKeep}
            />
          </Suspense>
        </div>
      </div>
    </Pane>
  );
}
