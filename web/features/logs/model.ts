import type { LogLevel, LogLine } from "@/lib/api/types";

/** The server keeps this many per app; the page does not hold more either. */
export const MAX_LINES = 2_000;

/** Adds lines in order of their numbers, each once, and forgets the oldest beyond the limit. */
export function addLines(lines: LogLine[], added: LogLine[]): LogLine[] {
  const last = lines.at(-1)?.seq ?? -1;
  const inOrder = added.every((line, index) => line.seq > (added[index - 1]?.seq ?? last));
  if (inOrder) return [...lines, ...added].slice(-MAX_LINES);
  const bySeq = new Map([...lines, ...added].map((line) => [line.seq, line]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq).slice(-MAX_LINES);
}

const RANK: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

export function filterLines(lines: LogLine[], least: LogLevel, text: string): LogLine[] {
  const wanted = text.trim().toLowerCase();
  return lines.filter((line) => RANK[line.logLevel] >= RANK[least] && (!wanted || line.message.toLowerCase().includes(wanted)));
}
