"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { api, paths } from "@/lib/api/endpoints";
import type { LogLine } from "@/lib/api/types";
import { follow } from "@/lib/api/stream";
import { LogBook, MAX_LINES } from "./book";

const PAGE_LINES = 1_000;
const MAX_PAGES = MAX_LINES / PAGE_LINES;
const FLUSH_MS = 100;
/** What was written before is shown as a whole, for its end is what one looks at, unless it takes longer than this. */
const WHOLE_MS = 1_000;
const BATCH_LINES = 500;

/** All lines the server still has, page by page, and then those that are being written. */
export function useLogs(appId: string) {
  const [book] = useState(() => new LogBook());
  const page = useSyncExternalStore(book.subscribe, book.current, book.current);
  const [loaded, setLoaded] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    void (async () => {
      let read: LogLine[] = [];
      const beganMs = performance.now();
      const put = (): void => {
        book.add(read);
        read = [];
      };
      try {
        for (let count = 0; count < MAX_PAGES; count++) {
          const answer = await api.logs(appId, read.at(-1)?.seq ?? book.last, PAGE_LINES, abort.signal);
          read.push(...answer.items);
          if (answer.next === null) break;
          if (performance.now() - beganMs > WHOLE_MS) put();
        }
        put();
        setLoaded(true);
      } catch (cause) {
        if (abort.signal.aborted) return;
        put();
        setError(cause);
      }
    })();
    return () => abort.abort();
  }, [appId, attempt, book]);

  useEffect(() => {
    if (!loaded) return;
    const abort = new AbortController();
    let pending: string[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    // After a break thousands come at once: read some, and let the page have its turn.
    const flush = (): void => {
      const batch = pending.slice(0, BATCH_LINES);
      pending = pending.slice(BATCH_LINES);
      timer = pending.length > 0 ? setTimeout(flush) : null;
      book.add(batch.map((text) => JSON.parse(text) as LogLine));
    };
    void follow({
      path: paths.followLogs(appId, book.last),
      signal: abort.signal,
      onEvent: (event) => {
        if (event.type !== "log") return;
        pending.push(event.data);
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
  }, [appId, loaded, book]);

  const retry = (): void => {
    setError(null);
    setAttempt((old) => old + 1);
  };
  return { book, page, loaded, error, retry };
}
