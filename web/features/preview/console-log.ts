import type { ReportedError } from "./report";

/** An error of the app, however often it came. */
export interface Entry extends ReportedError {
  id: number;
  /** When it came last. */
  atMs: number;
}

export interface ConsoleLog {
  /** In the order in which each came first. */
  entries: Entry[];
  /** How many could not be kept. */
  dropped: number;
  lastId: number;
}

export const MAX_ENTRIES = 200;
export const emptyLog: ConsoleLog = { entries: [], dropped: 0, lastId: 0 };

/** Adds what came in one batch: what is known already is counted, and only the newest are kept. */
export function record(log: ConsoleLog, errors: ReportedError[], dropped: number, atMs: number): ConsoleLog {
  if (errors.length === 0 && dropped === 0) return log;
  const entries = new Map(log.entries.map((entry) => [keyOf(entry), entry]));
  let lastId = log.lastId;
  for (const error of errors) {
    const key = keyOf(error);
    const known = entries.get(key);
    entries.set(key, known ? { ...known, count: known.count + error.count, atMs } : { ...error, id: ++lastId, atMs });
  }
  const all = [...entries.values()];
  const kept = all.slice(-MAX_ENTRIES);
  return { entries: kept, dropped: log.dropped + dropped + (all.length - kept.length), lastId };
}

/** For the badge: an error that came a thousand times is one thing to look at. */
export const errorCount = (log: ConsoleLog): number => log.entries.length;

const keyOf = (error: ReportedError): string => `${error.kind} ${error.line}:${error.column} ${error.source} ${error.text}`;
