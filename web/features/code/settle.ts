import type { Clash } from "./merge3";

export type Choice = "theirs" | "mine" | "both";

/** The stretch of the text that goes away when the clash is settled so; null when all of it stays. */
export function removed(clash: Clash, choice: Choice, length: number): { from: number; to: number } | null {
  const { theirs, mine } = clash;
  if (choice === "both") return null;
  if (theirs && mine) return choice === "theirs" ? { from: theirs.to, to: mine.to } : { from: theirs.from, to: mine.from };
  const gone = choice === "theirs" ? mine : theirs;
  if (!gone) return null;
  // Whole lines: with the line's end after them, at the end of the text with the one before them.
  return gone.to < length ? { from: gone.from, to: gone.to + 1 } : { from: Math.max(0, gone.from - 1), to: gone.to };
}
