import type { Activity, AppStatus, PlanStep } from "@/lib/api/types";
import { applyChunk, newFile } from "./chunks";
import { newTurn, type Conflict, type StepPhase, type Timeline, type TimelineEvent, type Turn } from "./model";

/** Folds one event into the timeline. Durable events that were seen already (a resumed stream) change nothing. */
export function reduce(timeline: Timeline, event: TimelineEvent): Timeline {
  if (event.seq !== null && event.seq <= timeline.lastSeq) return timeline;
  const next = apply(timeline, event);
  return event.seq === null ? next : { ...next, lastSeq: event.seq };
}

function apply(timeline: Timeline, event: TimelineEvent): Timeline {
  const { data } = event;
  switch (event.type) {
    case "status":
      return status(timeline, data);
    case "plan":
      return onOpenTurn(timeline, (turn) => ({ ...turn, plan: list<PlanStep>(data.steps) }));
    case "step":
      return onOpenTurn(timeline, (turn) => step(turn, event));
    case "chunk":
      return chunk(timeline, text(data.path) ?? "", number(data.offset) ?? 0, text(data.text) ?? "");
    case "file":
      return file(timeline, data);
    case "note":
      return onTurn(timeline, (turn) => ({ ...turn, notes: [...turn.notes, text(data.text) ?? ""] }));
    case "warning":
      return onTurn(timeline, (turn) => ({ ...turn, warnings: [...turn.warnings, text(data.text) ?? ""] }));
    case "build":
      return build(timeline, data);
    case "verify":
      return onTurn(timeline, (turn) => ({ ...turn, consoleErrors: list<unknown>(data.consoleErrors).map(messageOf) }));
    case "version":
      return version(timeline, data);
    case "conflict":
      return onTurn(timeline, (turn) => ({ ...turn, conflicts: list<Conflict>(data.files) }));
    case "iteration":
      return iteration(timeline, data);
    case "deleted":
      return { ...timeline, deleted: true };
    default:
      return timeline;
  }
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
const list = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

/** Work that nobody's prompt asked for (a file saved by hand, a restored version) gets a turn of its own. */
function onOpenTurn(timeline: Timeline, change: (turn: Turn) => Turn): Timeline {
  if (timeline.turns.at(-1)?.state === "active") return onTurn(timeline, change);
  const turn = newTurn(`system-${timeline.turns.length}`, "system");
  return { ...timeline, turns: [...timeline.turns, change(turn)] };
}

function onTurn(timeline: Timeline, change: (turn: Turn) => Turn): Timeline {
  const last = timeline.turns.at(-1);
  return last ? { ...timeline, turns: [...timeline.turns.slice(0, -1), change(last)] } : timeline;
}

function status(timeline: Timeline, data: Record<string, unknown>): Timeline {
  const live = {
    status: (text(data.status) ?? "generating") as AppStatus,
    activity: (text(data.activity) ?? "queued") as Activity,
    statusReason: text(data.statusReason),
    previewUrl: text(data.previewUrl),
  };
  const moved = { ...timeline, live };
  const last = timeline.turns.at(-1);
  if (last?.state !== "active") return moved;
  if (live.status === "error") return onTurn(moved, (turn) => closed(turn, "failed", live.statusReason));
  // The end of an iteration is its own event.
  if (last.kind === "iterate") return moved;
  if (live.status === "stopped") {
    return onTurn(moved, (turn) => closed(turn, turn.kind === "create" ? "cancelled" : "done", null));
  }
  const ready = live.status === "running" && (live.activity === "ready" || live.activity === "paused");
  return ready ? onTurn(moved, (turn) => closed(turn, "done", null)) : moved;
}

/** What was under way when a turn ended did not finish. */
function closed(turn: Turn, state: Turn["state"], error: string | null): Turn {
  const phase: StepPhase = state === "done" ? "succeeded" : state === "failed" ? "failed" : "undone";
  return {
    ...turn,
    state,
    error: error ?? turn.error,
    steps: turn.steps.map((entry) => (entry.phase === "started" ? { ...entry, phase } : entry)),
    files: turn.files.map((entry) => ({ ...entry, done: true })),
  };
}

function step(turn: Turn, event: TimelineEvent): Turn {
  const name = text(event.data.name) ?? "";
  const phase = (text(event.data.phase) ?? "started") as StepPhase;
  const known = turn.steps.find((entry) => entry.name === name);
  const entry = {
    name,
    phase,
    durationMs: number(event.data.durationMs),
    message: text(event.data.message),
    startedAtMs: phase === "started" && !event.replayed ? event.atMs : (known?.startedAtMs ?? null),
  };
  return { ...turn, steps: known ? turn.steps.map((old) => (old === known ? entry : old)) : [...turn.steps, entry] };
}

function chunk(timeline: Timeline, path: string, offset: number, added: string): Timeline {
  if (!path) return timeline;
  const known = timeline.files[path] ?? newFile(path);
  const withText = {
    ...timeline,
    files: { ...timeline.files, [path]: applyChunk(known, offset, added) },
    currentFile: path,
  };
  return onTurn(withText, (turn) => listed(turn, path, "write", false));
}

function file(timeline: Timeline, data: Record<string, unknown>): Timeline {
  const path = text(data.path);
  if (!path) return timeline;
  const op = data.op === "delete" ? "delete" : "write";
  const files = { ...timeline.files };
  if (op === "delete") delete files[path];
  else {
    const known = files[path] ?? newFile(path);
    const sizeBytes = number(data.sizeBytes);
    // A text with a gap in it must not pass for the file.
    const whole = known.text !== null && (sizeBytes === null || sizeBytes === known.streamedBytes);
    files[path] = {
      ...known, sizeBytes, writing: false, revision: known.revision + 1,
      text: whole ? known.text : null, streamedBytes: whole ? known.streamedBytes : 0,
    };
  }
  return onTurn({ ...timeline, files, currentFile: op === "write" ? path : timeline.currentFile }, (turn) =>
    listed(turn, path, op, true));
}

function listed(turn: Turn, path: string, op: "write" | "delete", done: boolean): Turn {
  const known = turn.files.find((entry) => entry.path === path);
  if (known && known.op === op && known.done === done) return turn;
  const entry = { path, op, done };
  return { ...turn, files: known ? turn.files.map((old) => (old === known ? entry : old)) : [...turn.files, entry] };
}

function build(timeline: Timeline, data: Record<string, unknown>): Timeline {
  const buildErrors = list<unknown>(data.errors).map(messageOf);
  const builds = data.ok === true ? timeline.builds + 1 : timeline.builds;
  return onTurn({ ...timeline, builds }, (turn) => ({ ...turn, buildErrors }));
}

function messageOf(error: unknown): string {
  if (typeof error === "string") return error;
  if (typeof error !== "object" || error === null) return String(error);
  const { file: path, line, message } = error as { file?: string; line?: number; message?: string };
  const place = path ? `${path}${line ? `:${line}` : ""}: ` : "";
  return `${place}${message ?? JSON.stringify(error)}`;
}

function version(timeline: Timeline, data: Record<string, unknown>): Timeline {
  const written = number(data.version);
  const summary = text(data.summary);
  const origin = text(data.origin);
  return onOpenTurn({ ...timeline, codeVersion: written ?? timeline.codeVersion }, (turn) => ({
    ...turn, version: written, summary: summary ?? turn.summary, origin: origin ?? turn.origin,
  }));
}

function iteration(timeline: Timeline, data: Record<string, unknown>): Timeline {
  const id = text(data.id);
  if (!id) return timeline;
  const state = data.status === "applied" ? "done" : data.status === "failed" ? "failed" : "active";
  const known = timeline.turns.some((turn) => turn.iterationId === id);
  const turns = known
    ? timeline.turns
    : [
        ...timeline.turns.map((turn) => (turn.state === "active" ? closed(turn, "done", null) : turn)),
        newTurn(id, "iterate", id),
      ];
  return {
    ...timeline,
    turns: turns.map((turn) => {
      if (turn.iterationId !== id) return turn;
      const prompt = text(data.prompt) ?? turn.prompt;
      return state === "active" ? { ...turn, prompt } : { ...closed(turn, state, text(data.error)), prompt };
    }),
  };
}
