"use client";

import { useEffect, useState } from "react";
import { api, paths } from "@/lib/api/endpoints";
import type { LogLine } from "@/lib/api/types";
import { follow } from "@/lib/api/stream";
import { addLines } from "./model";

const MAX_PAGES = 8;
const FLUSH_MS = 100;

/** All lines the server still has, page by page, and then those that are being written. */
export function useLogs(appId: string) {
  const [lines, setLines] = useState<LogLine[]>([]);
  const [loaded, setLoaded] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    void (async () => {
      try {
        let after = 0;
        for (let count = 0; count < MAX_PAGES; count++) {
          const page = await api.logs(appId, after, abort.signal);
          setLines((old) => addLines(old, page.items));
          if (page.next === null) break;
          after = page.next;
        }
        setLoaded(true);
      } catch (cause) {
        if (!abort.signal.aborted) setError(cause);
      }
    })();
    return () => abort.abort();
  }, [appId, attempt]);

  const last = lines.at(-1)?.seq ?? 0;
  const [from, setFrom] = useState<number | null>(null);
  if (loaded && from === null) setFrom(last);

  useEffect(() => {
    if (from === null) return;
    const abort = new AbortController();
    let pending: LogLine[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    const flush = (): void => {
      timer = null;
      const batch = pending;
      pending = [];
      setLines((old) => addLines(old, batch));
    };
    void follow({
      path: paths.followLogs(appId, from),
      signal: abort.signal,
      onEvent: (event) => {
        if (event.type !== "log") return;
        pending.push(JSON.parse(event.data) as LogLine);
        timer ??= setTimeout(flush, FLUSH_MS);
      },
      onState: (state, cause) => {
        if (state === "open") setError(null);
        else if (cause) setError(cause);
      },
    });
    return () => {
      abort.abort();
      if (timer) clearTimeout(timer);
    };
  }, [appId, from]);

  const retry = (): void => {
    setError(null);
    setAttempt((old) => old + 1);
  };
  return { lines, loaded, error, retry };
}
