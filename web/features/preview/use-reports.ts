"use client";

import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import { emptyLog, record, type ConsoleLog } from "./console-log";
import { parseReport, type Place, type Report } from "./report";

/** The script in the app sends four messages a second at most; whoever sends more is not listened to. */
const FLUSH_MS = 250;
const MAX_MESSAGES = 4;
/** So many more rows are drawn at a time, whatever was sent. */
const MAX_ERRORS = 25;

interface Said {
  frameKey: number;
  log: ConsoleLog;
  place: Place | null;
  /** What the front's own page says, while it stands in the place of the app's. */
  notice: { what: string; path: string | null } | null;
}

const nothing = (frameKey: number): Said => ({ frameKey, log: emptyLog, place: null, notice: null });

/** Listens to the app in the frame, and to nobody else. Starts anew with each frame. */
export function useReports(frameKey: number, origin: string | null) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [said, setSaid] = useState(() => nothing(frameKey));
  if (said.frameKey !== frameKey) setSaid(nothing(frameKey));
  // A notice comes before its page has loaded; a page that loads without one is the app's.
  const noticed = useRef(false);

  useEffect(() => {
    if (!origin) return;
    let messages = 0;
    let reports: Report[] = [];
    let dropped = 0;
    let timer: ReturnType<typeof setTimeout> | null = null;

    const flush = (): void => {
      timer = null;
      const [heard, unheard] = [reports, dropped];
      messages = dropped = 0;
      reports = [];
      const atMs = Date.now();
      // What people do meanwhile goes first.
      startTransition(() => setSaid((old) => taken(old, heard, unheard, atMs)));
    };

    const onMessage = (event: MessageEvent<unknown>): void => {
      if (event.origin !== origin || !frame.current || event.source !== frame.current.contentWindow) return;
      // What is not looked at is not unpacked.
      const report = ++messages > MAX_MESSAGES ? null : parseReport(event.data);
      if (report) reports.push(report);
      else if (messages > MAX_MESSAGES) dropped += 1;
      if (report?.type === "notice") noticed.current = true;
      timer ??= setTimeout(flush, FLUSH_MS);
    };

    window.addEventListener("message", onMessage);
    return () => {
      window.removeEventListener("message", onMessage);
      if (timer) clearTimeout(timer);
    };
  }, [origin, frameKey]);

  const onLoad = useCallback(() => {
    if (!noticed.current) setSaid((old) => (old.notice ? { ...old, notice: null } : old));
    noticed.current = false;
  }, []);

  const go = useCallback((direction: "back" | "forward") => {
    if (origin) frame.current?.contentWindow?.postMessage({ isekai: 1, go: direction }, origin);
  }, [origin]);

  const clear = useCallback(() => setSaid((old) => ({ ...old, log: { ...emptyLog, lastId: old.log.lastId } })), []);

  return { frame, log: said.log, place: said.place, notice: said.notice, onLoad, go, clear };
}

function taken(old: Said, reports: Report[], unheard: number, atMs: number): Said {
  let { place, notice } = old;
  const errors = [];
  let dropped = unheard;
  for (const report of reports) {
    if (report.type === "notice") notice = { what: report.what, path: report.path };
    else {
      errors.push(...report.errors);
      dropped += report.dropped;
      if (report.place) [place, notice] = [report.place, null];
    }
  }
  const log = record(old.log, errors.slice(0, MAX_ERRORS), dropped + Math.max(0, errors.length - MAX_ERRORS), atMs);
  return { ...old, place, notice, log };
}
