"use client";

import type { Timeline } from "@/features/activity/model";
import { lookAt } from "@/features/code/spot";
import type { Spot } from "@/features/preview/source";
import type { App, Iteration } from "@/lib/api/types";
import { workspace as words } from "@/messages/workspace";
import { Composer, focusBox } from "./composer";
import { ErrorCard } from "./error-card";
import { Hints } from "./hints";
import type { View } from "./place";
import { NotRunning, ReadOnlyNote } from "./read-only";
import { useRights } from "./rights";
import { TurnView } from "./turn-view";
import type { Draft } from "./use-draft";
import { useStayAtEnd } from "./use-stay-at-end";

interface Props {
  app: App;
  timeline: Timeline;
  busy: boolean;
  onIteration: (iteration: Iteration) => void;
  onShow: (view: View) => void;
  onOpenFile: (path: string) => void;
  onShare: () => void;
  draft: Draft;
}

export function Conversation({ app, timeline, busy, onIteration, onShow, onOpenFile, onShare, draft }: Props) {
  const { change, run, share } = useRights();
  const { list, content, onScroll } = useStayAtEnd();

  const reuse = (prompt: string): void => {
    draft.put(prompt);
    focusBox();
  };

  const openSpot = (spot: Spot): void => {
    lookAt(spot);
    onOpenFile(spot.path);
  };

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div
        ref={list}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={words.log}
        onScroll={onScroll}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-5 focus-visible:outline-offset-[-2px]"
      >
        <div ref={content}>
          <ol className="mx-auto max-w-2xl space-y-7">
            {timeline.turns.map((turn, index) => (
              <li key={turn.key}>
                <TurnView
                  app={app}
                  turn={turn}
                  last={index === timeline.turns.length - 1}
                  busy={busy}
                  onShow={onShow}
                  onOpenFile={onOpenFile}
                  onReuse={change ? reuse : undefined}
                />
              </li>
            ))}
          </ol>
          {app.status === "error" && !busy ? (
            <div className="mx-auto mt-4 max-w-2xl">
              {change || run ? (
                <ErrorCard app={app} timeline={timeline} onOpenFile={openSpot} onLogs={() => onShow("logs")} />
              ) : (
                <NotRunning reason={app.statusReason} />
              )}
            </div>
          ) : null}
          {change && !busy && app.status === "running" ? <Hints onVersions={() => onShow("versions")} onShare={share ? onShare : undefined} /> : null}
        </div>
      </div>
      {change ? (
        <Composer app={app} busy={busy} hasCode={timeline.codeVersion !== null} draft={draft} onIteration={onIteration} />
      ) : (
        <ReadOnlyNote />
      )}
    </div>
  );
}
