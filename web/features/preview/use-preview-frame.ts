"use client";

import { useCallback, useEffect, useState } from "react";
import { api } from "@/lib/api/endpoints";
import { asApiError } from "@/lib/api/errors";
import { sessionAt } from "./address";

/** While the platform is away, as in a restart. */
const RETRY_MS = 3_000;

interface Frame {
  src: string | null;
  /** Changes with every load, so that the frame is a new one even at the same address. */
  key: number;
  error: unknown;
}

/**
 * The address the frame shows. Every load goes through a fresh one-time session, so a cookie that has expired or was
 * never set is nothing the user gets to see. Loads again when `trigger` changes.
 */
export function usePreviewFrame(appId: string, enabled: boolean, trigger: string) {
  const [frame, setFrame] = useState<Frame>({ src: null, key: 0, error: null });
  const [path, setPath] = useState("/");
  const [wanted, setWanted] = useState(0);

  useEffect(() => {
    if (!enabled) return;
    let current = true;
    api.previewSession(appId).then(
      (session) => {
        if (current) setFrame((old) => ({ src: sessionAt(session.url, path), key: old.key + 1, error: null }));
      },
      (error: unknown) => {
        if (current) setFrame((old) => ({ ...old, error }));
      },
    );
    return () => {
      current = false;
    };
  }, [appId, enabled, trigger, wanted, path]);

  const unreachable = frame.error !== null && asApiError(frame.error).unreachable;
  useEffect(() => {
    if (!unreachable) return;
    const timer = setInterval(() => setWanted((old) => old + 1), RETRY_MS);
    return () => clearInterval(timer);
  }, [unreachable]);

  const reload = useCallback(() => setWanted((old) => old + 1), []);
  const open = useCallback((next: string) => {
    setPath(next);
    setWanted((old) => old + 1);
  }, []);
  return { frame, path, reload, open };
}
