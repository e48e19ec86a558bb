import type { Turn } from "./model";

/** How long a finished turn took, from the steps it reports; null when they carry no durations. */
export function turnDuration(turn: Turn): number | null {
  const known = turn.steps.map((step) => step.durationMs).filter((ms): ms is number => ms !== null);
  return known.length > 0 ? known.reduce((sum, ms) => sum + ms, 0) : null;
}
