import { describe, expect, it } from "vitest";
import { emptyTimeline, isBusy, withPrompts, type Timeline, type TimelineEvent } from "./model";
import { reduce } from "./reduce";

let seq = 0;
const durable = (type: string, data: Record<string, unknown> = {}): TimelineEvent => ({
  seq: ++seq, type, data, atMs: 1_000, replayed: false,
});
const chunk = (path: string, offset: number, text: string): TimelineEvent => ({
  seq: null, type: "chunk", data: { path, offset, text }, atMs: 1_000, replayed: false,
});
const status = (value: string, activity: string, statusReason: string | null = null): TimelineEvent =>
  durable("status", { status: value, activity, statusReason, previewUrl: null });

function fold(events: TimelineEvent[], from: Timeline = emptyTimeline): Timeline {
  return events.reduce(reduce, from);
}
const run = (make: () => TimelineEvent[]): Timeline => {
  seq = 0;
  return fold(make());
};
const created = (): TimelineEvent[] => [
  status("generating", "planning"),
  durable("step", { name: "generate", phase: "started" }),
  durable("plan", { steps: [{ id: "step_0", action: "Table", tool: "code_generator", payload: {} }] }),
  chunk("src/App.tsx", 0, "export "),
  chunk("src/App.tsx", 7, "default 1"),
  durable("file", { path: "src/App.tsx", sizeBytes: 16, sha256: "ab", op: "write" }),
  durable("step", { name: "generate", phase: "succeeded", durationMs: 40 }),
  durable("build", { ok: true, durationMs: 90, errors: [] }),
  durable("version", { version: 1, summary: "A viewer", origin: "generated" }),
  status("running", "ready"),
];

describe("creation", () => {
  it("is one turn that ends when the app runs", () => {
    const timeline = run(created);
    expect(timeline.turns).toHaveLength(1);
    expect(timeline.turns[0]).toMatchObject({ state: "done", version: 1, summary: "A viewer", files: [{ path: "src/App.tsx", done: true }] });
    expect(timeline.turns[0]?.steps).toMatchObject([{ name: "generate", phase: "succeeded", durationMs: 40 }]);
    expect(timeline).toMatchObject({ builds: 1, codeVersion: 1, currentFile: "src/App.tsx" });
    expect(isBusy(timeline)).toBe(false);
  });

  it("marks the step under way as failed when the app fails", () => {
    const timeline = run(() => [status("generating", "building"), durable("step", { name: "build", phase: "started" }), status("error", "ready", "the build failed")]);
    expect(timeline.turns[0]).toMatchObject({ state: "failed", error: "the build failed", steps: [{ phase: "failed" }] });
  });

  it("is cancelled when the app stops before it ran", () => {
    const timeline = run(() => [status("generating", "planning"), status("stopped", "ready")]);
    expect(timeline.turns[0]?.state).toBe("cancelled");
  });
});

describe("a resumed stream", () => {
  it("changes nothing where it overlaps", () => {
    const events = (seq = 0, created());
    const once = fold(events);
    expect(fold(events.filter((event) => event.seq !== null), once)).toEqual(once);
  });

  it("does not take a text with a gap for the file", () => {
    const timeline = run(() => [
      chunk("a.css", 0, "abc"), chunk("a.css", 9, "xyz"), durable("file", { path: "a.css", sizeBytes: 12, op: "write" }),
    ]);
    expect(timeline.files["a.css"]).toMatchObject({ text: null, writing: false, revision: 1 });
  });

  it("joins chunks by bytes, also when they come twice", () => {
    const timeline = run(() => [chunk("ö.ts", 0, "äö"), chunk("ö.ts", 2, "öx"), chunk("ö.ts", 5, "y")]);
    expect(timeline.files["ö.ts"]).toMatchObject({ text: "äöxy", streamedBytes: 6 });
  });
});

describe("iterations", () => {
  it("open a turn and close it themselves", () => {
    const timeline = run(() => [
      ...created(),
      durable("iteration", { id: "i1", status: "pending" }),
      durable("step", { name: "edit", phase: "started" }),
      status("running", "ready"),
    ]);
    expect(timeline.turns[1]).toMatchObject({ kind: "iterate", state: "active" });
    expect(isBusy(timeline)).toBe(true);
    const done = fold([durable("iteration", { id: "i1", status: "applied" })], timeline);
    expect(done.turns).toHaveLength(2);
    expect(done.turns[1]).toMatchObject({ state: "done", steps: [{ phase: "succeeded" }] });
    expect(isBusy(done)).toBe(false);
  });

  it("take their prompts from the list, which may know more than the events", () => {
    const base = run(() => [...created(), durable("iteration", { id: "i1", status: "failed", error: "not understood" })]);
    const listed = (id: string, prompt: string, createdAt: string) => ({ id, appId: "a", prompt, status: "pending" as const, appliedAt: null, createdAt, changes: null, codeVersion: null, error: null });
    const timeline = withPrompts(base, [listed("i2", "second", "2026-01-02"), listed("i1", "first", "2026-01-01")]);
    expect(timeline.turns.map((turn) => [turn.prompt, turn.state])).toEqual([[null, "done"], ["first", "failed"], ["second", "active"]]);
  });
});

describe("work by hand", () => {
  it("gets a turn of its own that ends when the app is ready", () => {
    const timeline = run(() => [
      ...created(),
      durable("version", { version: 2, summary: null, origin: "manual" }),
      durable("step", { name: "build", phase: "started" }),
      status("running", "ready"),
    ]);
    expect(timeline.turns).toHaveLength(2);
    expect(timeline.turns[1]).toMatchObject({ kind: "system", state: "done", version: 2, origin: "manual" });
  });

  it("is not invented by a late chunk or note", () => {
    const timeline = run(() => [...created(), chunk("late.ts", 0, "x"), durable("note", { text: "bye" })]);
    expect(timeline.turns).toHaveLength(1);
    expect(timeline.turns[0]?.notes).toEqual(["bye"]);
  });
});
