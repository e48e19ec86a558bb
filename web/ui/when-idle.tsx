"use client";

import { startTransition, Suspense, useEffect, useState, type ReactNode } from "react";

const LONGEST_WAIT_MS = 1_000;

interface Props {
  /** What stands there until then. */
  instead?: ReactNode;
  children: ReactNode;
}

/** Draws its children, which may be loaded for it, once the browser has a moment with nothing else to do: what nobody misses before. */
export function WhenIdle({ instead = null, children }: Props) {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const come = (): void => startTransition(() => setIdle(true));
    // Safari does not tell when it is idle.
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(come, LONGEST_WAIT_MS / 4);
      return () => clearTimeout(timer);
    }
    const waiting = requestIdleCallback(come, { timeout: LONGEST_WAIT_MS });
    return () => cancelIdleCallback(waiting);
  }, []);
  return idle ? <Suspense fallback={instead}>{children}</Suspense> : instead;
}
