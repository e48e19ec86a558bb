import { describe, expect, it } from "vitest";
import { answered, codesIn, isReadiness, KEPT, milliseconds, NOTHING, unanswered } from "./history";
import { curve } from "./sparkline";

const readiness = (latencyMs: number, status = "ok") => ({ status, checks: [{ name: "redis", status, latencyMs }] });

describe("what is kept of the answers", () => {
  it("is the last one, and the times of each dependency", () => {
    const state = answered(answered(NOTHING, readiness(1), 10), readiness(2, "degraded"), 20);
    expect(state).toMatchObject({ lastAt: 20, error: null, last: { status: "degraded" } });
    expect(state.history.redis).toEqual([{ latencyMs: 1, works: true }, { latencyMs: 2, works: false }]);
  });

  it("has a gap where Isekai did not answer, and keeps what it said before", () => {
    const state = unanswered(answered(NOTHING, readiness(1), 10), "away");
    expect(state).toMatchObject({ lastAt: 10, error: "away", last: { status: "ok" } });
    expect(state.history.redis?.at(-1)).toEqual({ latencyMs: null, works: false });
    expect(answered(state, readiness(1), 20).error).toBeNull();
    expect(unanswered(NOTHING, "away").last).toBeUndefined();
  });

  it("does not grow for ever, and forgets what is no dependency any more", () => {
    let state = NOTHING;
    for (let n = 0; n < KEPT + 5; n++) state = answered(state, readiness(n), n);
    expect(state.history.redis?.length).toBe(KEPT);
    expect(state.history.redis?.at(-1)?.latencyMs).toBe(KEPT + 4);
    expect(answered(state, { status: "ok", checks: [] }, 1).history).toEqual({});
  });
});

it("tells an answer of Isekai from one of something in front of it", () => {
  expect(isReadiness(readiness(1))).toBe(true);
  for (const other of [null, {}, "text", { status: 503 }, { status: "down", checks: null }]) expect(isReadiness(other)).toBe(false);
});

it("finds the codes of sandboxd, and none in other messages", () => {
  expect(codesIn("degraded: ENGINE_DOWN, POOL_EMPTY")).toEqual(["ENGINE_DOWN", "POOL_EMPTY"]);
  expect(codesIn("the sandbox service cannot be reached")).toEqual([]);
  expect(codesIn("error: Connection refused")).toEqual([]);
});

it("shows times that one can compare", () => {
  expect([0.04, 0.84, 9.96, 12.4, 2000].map(milliseconds)).toEqual(["0.0 ms", "0.8 ms", "10.0 ms", "12 ms", "2,000 ms"]);
});

describe("curve", () => {
  const size = { width: 100, height: 20, places: 5 };
  const point = (latencyMs: number | null, works = true) => ({ latencyMs, works });

  it("ends at the right, the largest value at the top", () => {
    const drawn = curve([point(5), point(10), point(0)], size);
    expect(drawn.lines).toEqual(["M50 10L75 0L100 20"]);
    expect(drawn.end).toEqual({ x: 100, y: 20 });
  });

  it("breaks where there was no answer and marks what did not work", () => {
    const drawn = curve([point(10), point(10), point(null), point(5, false), point(5)], size);
    expect(drawn.lines).toEqual(["M0 0L25 0", "M75 10L100 10"]);
    expect(drawn.failures).toEqual([{ x: 75, y: 10 }]);
  });

  it("draws nothing of nothing, and no line of one point", () => {
    expect(curve([], size)).toEqual({ lines: [], failures: [], end: null });
    expect(curve([point(0)], size)).toEqual({ lines: [], failures: [], end: { x: 100, y: 20 } });
  });
});
