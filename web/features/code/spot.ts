/** A place in a file that somebody asked to see, such as that of an error. The editor that shows the file takes it. */
export interface Spot {
  path: string;
  /** From 1; 0 when only the file is known. */
  line: number;
  message: string;
}

let wanted: Spot | null = null;
const listeners = new Set<(spot: Spot) => void>();

export function lookAt(spot: Spot): void {
  wanted = spot;
  for (const listener of listeners) listener(spot);
}

/** The place in this file, if one was asked for; each is taken once. */
export function takeSpot(path: string): Spot | null {
  if (wanted?.path !== path) return null;
  const spot = wanted;
  wanted = null;
  return spot;
}

export function onSpot(listener: (spot: Spot) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
