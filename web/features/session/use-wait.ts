"use client";

import { useEffect, useState } from "react";
import { asApiError } from "@/lib/api/errors";

/** Seconds until the server takes another attempt, counted down; 0 when it takes one now. */
export function useWait(error: unknown): number {
  const [waiting, setWaiting] = useState<{ error: unknown; seconds: number } | null>(null);
  const asked = error ? (asApiError(error).retryAfterSeconds ?? 0) : 0;

  useEffect(() => {
    if (asked === 0) return;
    const until = Date.now() + asked * 1000;
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setWaiting({ error, seconds });
      if (seconds === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [error, asked]);

  return waiting && waiting.error === error ? waiting.seconds : asked;
}
