"use client";

import { useSyncExternalStore } from "react";

export type Overlay = "palette" | "shortcuts";

let shown: Overlay | null = null;
const listeners = new Set<() => void>();

/** What lies over the page: one at a time. */
export function show(overlay: Overlay | null): void {
  shown = overlay;
  for (const listener of listeners) listener();
}

export const useOverlay = (): Overlay | null => useSyncExternalStore(subscribe, () => shown, () => null);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
