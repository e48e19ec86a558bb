"use client";

import { useEffect, useRef, type UIEvent } from "react";
import type { Timeline } from "@/features/activity/model";
import type { App, Iteration } from "@/lib/api/types";
import { BOX_ID, Composer } from "./composer";
import { ErrorCard } from "./error-card";
import type { View } from "./tab-bar";
import { TurnView } from "./turn-view";
import type { Draft } from "./use-draft";

interface Props {
  app: App;
  timeline: Timeline;
  busy: boolean;
  onIteration: (iteration: Iteration) => void;
  onShow: (view: View) => void;
  onOpenFile: (path: string) => void;
  draft: Draft;
}

export function Conversation({ app, timeline, busy, onIteration, onShow, onOpenFile, draft }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const seen = useRef({ top: 0, height: 0 });

  // Stays at the end while one is there, and stays put once one has scrolled up to read.
  useEffect(() => {
    if (atEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [timeline, app.status, busy]);

  /** By the time the event of our own scrolling comes the list may have grown again: only going up means leaving the end. */
  const onScroll = ({ currentTarget: box }: UIEvent<HTMLDivElement>): void => {
    const { top, height } = seen.current;
    if (box.scrollHeight - box.scrollTop - box.clientHeight < 48) atEnd.current = true;
    else if (box.scrollTop < top && box.scrollHeight >= height) atEnd.current = false;
    seen.current = { top: box.scrollTop, height: box.scrollHeight };
  };

  const reuse = (words: string): void => {
    draft.put(words);
    document.getElementById(BOX_ID)?.focus();
  };

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div
        ref={list}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label="What was asked and what was done"
        onScroll={onScroll}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-5 focus-visible:outline-offset-[-2px]"
      >
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
                onReuse={reuse}
              />
            </li>
          ))}
        </ol>
        {app.status === "error" && !busy ? (
          <div className="mx-auto mt-4 max-w-2xl"><ErrorCard app={app} timeline={timeline} /></div>
        ) : null}
      </div>
      <Composer app={app} busy={busy} hasCode={timeline.codeVersion !== null} draft={draft} onIteration={onIteration} />
    </div>
  );
}
