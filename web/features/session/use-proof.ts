"use client";

import { useCallback, useRef, useState } from "react";
import { asApiError } from "@/lib/api/errors";

export interface Proof {
  /**
   * Does the work. Where the server wants to see the password first, asks for it and then does the work again; undefined when
   * they thought better of it.
   */
  run: <T>(work: () => Promise<T>) => Promise<T | undefined>;
  /** Whether the password is being asked for: show `ConfirmPassword` or `ProofDialog`. */
  asking: boolean;
  settle: (shown: boolean) => void;
}

/** For what the server does in a session whose sign-in was a short while ago only. */
export function useProof(): Proof {
  const [asking, setAsking] = useState(false);
  const waiting = useRef<((shown: boolean) => void) | null>(null);

  const settle = useCallback((shown: boolean) => {
    setAsking(false);
    waiting.current?.(shown);
    waiting.current = null;
  }, []);

  const run = useCallback(async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (asApiError(error).reason !== "REAUTHENTICATION_REQUIRED") throw error;
    }
    const shown = await new Promise<boolean>((resolve) => {
      waiting.current = resolve;
      setAsking(true);
    });
    return shown ? work() : undefined;
  }, []);

  return { run, asking, settle };
}
