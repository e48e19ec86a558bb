import type { Activity, AppStatus, Iteration, PlanStep } from "@/lib/api/types";

export interface StreamedFile {
  path: string;
  /** What has been streamed so far; null when only the finished file is known. */
  text: string | null;
  /** Bytes in `text`. */
  streamedBytes: number;
  sizeBytes: number | null;
  /** Counts the finished writes, so that a viewer knows when to fetch the file again. */
  revision: number;
  writing: boolean;
}

export type StepPhase = "started" | "succeeded" | "failed" | "undone";

export interface StepState {
  name: string;
  phase: StepPhase;
  durationMs: number | null;
  message: string | null;
  /** When this page heard of the start; null for steps replayed from the past. */
  startedAtMs: number | null;
}

export type TurnState = "active" | "done" | "failed" | "cancelled";

export interface Turn {
  key: string;
  kind: "create" | "iterate" | "system";
  iterationId: string | null;
  /** Null for the first turn (the app has it) and for what was done by hand. */
  prompt: string | null;
  state: TurnState;
  plan: PlanStep[];
  steps: StepState[];
  files: { path: string; op: "write" | "delete"; done: boolean }[];
  notes: string[];
  warnings: string[];
  buildErrors: string[];
  consoleErrors: string[];
  conflicts: Conflict[];
  version: number | null;
  summary: string | null;
  origin: string | null;
  error: string | null;
}

export interface Conflict {
  path: string;
  base: string | null;
  actual: string | null;
  new: string | null;
}

export interface LiveStatus {
  status: AppStatus;
  activity: Activity;
  statusReason: string | null;
  previewUrl: string | null;
}

export interface Timeline {
  lastSeq: number;
  live: LiveStatus | null;
  turns: Turn[];
  files: Record<string, StreamedFile>;
  /** The file being written, or the last one that was. */
  currentFile: string | null;
  codeVersion: number | null;
  /** Grows with every good build: the preview reloads on it. */
  builds: number;
  deleted: boolean;
}

export interface TimelineEvent {
  /** Null for events that are not durable. */
  seq: number | null;
  type: string;
  data: Record<string, unknown>;
  /** When the page received it. */
  atMs: number;
  /** Part of the history that was there when the page opened. */
  replayed: boolean;
}

export function newTurn(key: string, kind: Turn["kind"], iterationId: string | null = null): Turn {
  return {
    key, kind, iterationId, prompt: null, state: "active", plan: [], steps: [], files: [], notes: [], warnings: [],
    buildErrors: [], consoleErrors: [], conflicts: [], version: null, summary: null, origin: null, error: null,
  };
}

export const emptyTimeline: Timeline = {
  lastSeq: 0, live: null, turns: [newTurn("create", "create")], files: {}, currentFile: null, codeVersion: null,
  builds: 0, deleted: false,
};

/** Prompts come with the list of iterations; one that has no event yet gets its turn here. */
export function withPrompts(timeline: Timeline, iterations: Iteration[]): Timeline {
  const byId = new Map(iterations.map((iteration) => [iteration.id, iteration]));
  const seen = new Set(timeline.turns.map((turn) => turn.iterationId));
  const turns = timeline.turns.map((turn) => {
    const iteration = turn.iterationId ? byId.get(turn.iterationId) : undefined;
    return iteration && turn.prompt !== iteration.prompt ? { ...turn, prompt: iteration.prompt } : turn;
  });
  const missing = iterations
    .filter((iteration) => !seen.has(iteration.id))
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
    .map((iteration) => ({
      ...newTurn(iteration.id, "iterate" as const, iteration.id),
      prompt: iteration.prompt,
      state: turnStateOf(iteration),
      error: iteration.error ?? null,
    }));
  return { ...timeline, turns: [...turns, ...missing] };
}

const turnStateOf = (iteration: Iteration): TurnState =>
  iteration.status === "pending" ? "active" : iteration.status === "applied" ? "done" : "failed";

/** Whether the app is being worked on, by what the server last said of it. */
export function isBusy(timeline: Timeline): boolean {
  const last = timeline.turns.at(-1);
  if (last?.kind === "iterate" && last.state === "active") return true;
  const live = timeline.live;
  if (!live) return false;
  if (live.status === "generating") return true;
  return live.status === "running" && !["ready", "paused"].includes(live.activity);
}
