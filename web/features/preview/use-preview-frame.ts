"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "@/lib/api/endpoints";
import { asApiError } from "@/lib/api/errors";
import { sessionAt } from "./address";

/** While the platform is away, as in a restart. */
const RETRY_MS = 3_000;
/** A session that ends as soon as it has begun, as where a browser keeps no cookies in frames, is not renewed for ever. */
const MAX_RENEWALS = 2;
const RENEWALS_MS = 20_000;

interface Frame {
  src: string | null;
  /** The site of the app itself. */
  origin: string | null;
  /** Where in the app it began. */
  path: string;
  /** Changes with every load, so that the frame is a new one even at the same address. */
  key: number;
  error: unknown;
}

/**
 * The address the frame shows. Every load goes through a fresh one-time session, so a cookie that has expired or was
 * never set is nothing the user gets to see. Loads again, where the visitor is, when `trigger` changes.
 */
export function usePreviewFrame(appId: string, enabled: boolean, trigger: string) {
  const [frame, setFrame] = useState<Frame>({ src: null, origin: null, path: "/", key: 0, error: null });
  const [wanted, setWanted] = useState(0);
  const [locked, setLocked] = useState(false);
  const path = useRef("/");
  const renewedMs = useRef<number[]>([]);

  useEffect(() => {
    if (!enabled) return;
    let current = true;
    api.previewSession(appId).then(
      (session) => {
        const at = path.current;
        const { origin } = new URL(session.url);
        if (current) setFrame((old) => ({ src: sessionAt(session.url, at), origin, path: at, key: old.key + 1, error: null }));
      },
      (error: unknown) => {
        if (current) setFrame((old) => ({ ...old, error }));
      },
    );
    return () => {
      current = false;
    };
  }, [appId, enabled, trigger, wanted]);

  const unreachable = frame.error !== null && asApiError(frame.error).unreachable;
  useEffect(() => {
    if (!unreachable) return;
    const timer = setInterval(() => setWanted((old) => old + 1), RETRY_MS);
    return () => clearInterval(timer);
  }, [unreachable]);

  const reload = useCallback(() => {
    setLocked(false);
    setWanted((old) => old + 1);
  }, []);
  const open = useCallback((next: string) => {
    path.current = next;
    reload();
  }, [reload]);
  /** The visitor went on inside the app: that is where to come back to. */
  const follow = useCallback((next: string) => {
    path.current = next;
  }, []);
  /** The session has ended. */
  const renew = useCallback((next: string | null) => {
    const now = Date.now();
    renewedMs.current = renewedMs.current.filter((ms) => now - ms < RENEWALS_MS);
    if (renewedMs.current.length >= MAX_RENEWALS) return setLocked(true);
    renewedMs.current.push(now);
    // The way in is no place in the app.
    if (next !== null && !next.startsWith("/.isekai/")) path.current = next;
    setWanted((old) => old + 1);
  }, []);
  return { frame, locked, reload, open, follow, renew };
}
