"use client";

import { useCallback, useSyncExternalStore } from "react";

const PREFIX = "isekai:";
const listeners = new Set<() => void>();
/** What could not be stored holds for this page. */
const here = new Map<string, boolean>();

/** A choice that this browser keeps, for all tabs. */
export function useRemembered(name: string, otherwise = false): [boolean, (value: boolean) => void] {
  const value = useSyncExternalStore(subscribe, () => remembered(name, otherwise), () => otherwise);
  const set = useCallback(
    (next: boolean) => {
      here.set(name, next);
      try {
        localStorage.setItem(PREFIX + name, next ? "yes" : "no");
      } catch {
        // Storage is full or blocked.
      }
      for (const listener of listeners) listener();
    },
    [name],
  );
  return [value, set];
}

export function remembered(name: string, otherwise = false): boolean {
  try {
    const stored = localStorage.getItem(PREFIX + name);
    if (stored !== null) return stored === "yes";
  } catch {
    // Blocked storage.
  }
  return here.get(name) ?? otherwise;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
