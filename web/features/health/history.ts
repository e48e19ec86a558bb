import type { Readiness, ReadinessCheck } from "@/lib/api/types";
import { grouped } from "@/lib/format";

/** Five minutes, asked every five seconds. */
export const KEPT = 60;

export interface Point {
  /** Null where there was no answer. */
  latencyMs: number | null;
  works: boolean;
}

export interface HealthState {
  /** What was said last, even when that was some time ago. */
  last: Readiness | undefined;
  lastAt: number | undefined;
  /** Why the newest question has no answer. */
  error: unknown;
  history: Readonly<Record<string, Point[]>>;
}

export const NOTHING: HealthState = { last: undefined, lastAt: undefined, error: null, history: {} };

export function answered(state: HealthState, readiness: Readiness, now: number): HealthState {
  const history = Object.fromEntries(readiness.checks.map((check) => [check.name, appended(state.history[check.name], pointOf(check))]));
  return { last: readiness, lastAt: now, error: null, history };
}

/** No answer is a gap in every line. */
export function unanswered(state: HealthState, error: unknown): HealthState {
  const gap: Point = { latencyMs: null, works: false };
  const history = Object.fromEntries(Object.entries(state.history).map(([name, points]) => [name, appended(points, gap)]));
  return { ...state, error, history };
}

/** A proxy in front of Isekai answers 503 as well, with something else in it. */
export function isReadiness(body: unknown): body is Readiness {
  const { status, checks } = (body ?? {}) as Partial<Readiness>;
  return typeof status === "string" && Array.isArray(checks);
}

/** The codes in what sandboxd says: `degraded: ENGINE_DOWN, POOL_EMPTY`. */
export const codesIn = (message: string): string[] => /^\w+: ([A-Z_0-9]+(?:, [A-Z_0-9]+)*)$/.exec(message)?.[1]?.split(", ") ?? [];

/** "0.8 ms", "12 ms": below ten the part after the point tells. */
export const milliseconds = (ms: number): string => `${ms < 10 ? ms.toFixed(1) : grouped(Math.round(ms))} ms`;

const pointOf = (check: ReadinessCheck): Point => ({ latencyMs: check.latencyMs, works: check.status === "ok" });
const appended = (points: Point[] = [], point: Point): Point[] => [...points.slice(1 - KEPT), point];
