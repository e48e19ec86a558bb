"use client";

import { startTransition, useEffect, useReducer, useState } from "react";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { emptyTimeline, type TimelineEvent } from "@/features/activity/model";
import { reduce } from "@/features/activity/reduce";
import type { ApiError } from "@/lib/api/errors";
import { paths } from "@/lib/api/endpoints";
import type { ServerEvent } from "@/lib/api/sse";
import { follow, type StreamState } from "@/lib/api/stream";

export interface Connection {
  state: StreamState;
  error: ApiError | null;
  /** Since when there is no connection; null while there is one. */
  lostAtMs: number | null;
}

/** What arrives this soon after connecting is history, not news. */
const REPLAY_MS = 500;
const FLUSH_MS = 60;

const reduceAll = (timeline: typeof emptyTimeline, events: TimelineEvent[]) => events.reduce(reduce, timeline);

/** Follows the app's events for as long as the page is open. Remount (by key) for another app. */
export function useTimeline(appId: string) {
  const [timeline, dispatch] = useReducer(reduceAll, emptyTimeline);
  const [connection, setConnection] = useState<Connection>({ state: "connecting", error: null, lostAtMs: null });
  const queries = useQueryClient();

  useEffect(() => {
    const abort = new AbortController();
    let pending: TimelineEvent[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    let openedAtMs = 0;

    // Chunks come in hundreds: one render per batch.
    const flush = (): void => {
      timer = null;
      const batch = pending;
      pending = [];
      // History may take its time, bit by bit. News may not: what comes next would begin the drawing anew, again and again.
      if (batch.every((event) => event.replayed)) startTransition(() => dispatch(batch));
      else dispatch(batch);
      refreshQueries(queries, appId, batch);
    };

    void follow({
      path: paths.events(appId),
      signal: abort.signal,
      onEvent: (event) => {
        const atMs = Date.now();
        const parsed = toTimelineEvent(event, atMs, atMs - openedAtMs < REPLAY_MS);
        if (parsed) pending.push(parsed);
        timer ??= setTimeout(flush, FLUSH_MS);
        return event.type === "deleted" ? "end" : undefined;
      },
      onState: (state, error) => {
        if (state === "open") openedAtMs = Date.now();
        setConnection((old) => ({
          state,
          error: error ?? (state === "open" ? null : old.error),
          lostAtMs: state === "waiting" ? (old.lostAtMs ?? Date.now()) : state === "connecting" ? old.lostAtMs : null,
        }));
      },
    });

    return () => {
      abort.abort();
      if (timer) clearTimeout(timer);
    };
  }, [appId, queries]);

  return { timeline, connection, dispatch };
}

export function toTimelineEvent(event: ServerEvent, atMs: number, replayed: boolean): TimelineEvent | null {
  try {
    const data: unknown = JSON.parse(event.data);
    if (typeof data !== "object" || data === null) return null;
    const seq = /^\d+$/.test(event.id) ? Number(event.id) : null;
    return { seq, type: event.type, data: data as Record<string, unknown>, atMs, replayed };
  } catch {
    return null;
  }
}

/** What the events say has changed is asked for again where a screen shows it. */
function refreshQueries(queries: QueryClient, appId: string, batch: TimelineEvent[]): void {
  const types = new Set(batch.map((event) => event.type));
  const stale = (key: string): void => void queries.invalidateQueries({ queryKey: [key, appId] });
  if (types.has("status")) {
    stale("app");
    void queries.invalidateQueries({ queryKey: ["apps"] });
  }
  if (types.has("version")) {
    stale("files");
    stale("versions");
  }
  if (types.has("iteration")) stale("iterations");
}
