import { describe, expect, it } from "vitest";
import type { LogLevel, LogLine } from "@/lib/api/types";
import { addLines, filterLines, MAX_LINES } from "./model";

const line = (seq: number, logLevel: LogLevel = "info", message = `line ${seq}`): LogLine => ({
  id: String(seq), appId: "a", seq, logLevel, message, metadata: null, timestamp: "2026-01-01T00:00:00Z",
});

describe("addLines", () => {
  it("keeps the order and drops what came twice", () => {
    expect(addLines([line(1), line(2)], [line(2), line(4), line(3)]).map((entry) => entry.seq)).toEqual([1, 2, 3, 4]);
  });
  it("forgets the oldest", () => {
    const many = Array.from({ length: MAX_LINES + 5 }, (_, index) => line(index));
    const kept = addLines([], many);
    expect([kept.length, kept[0]?.seq]).toEqual([MAX_LINES, 5]);
  });
});

it("filters by level and text", () => {
  const lines = [line(1, "debug"), line(2, "warn", "Disk FULL"), line(3, "error", "boom")];
  expect(filterLines(lines, "warn", "").map((entry) => entry.seq)).toEqual([2, 3]);
  expect(filterLines(lines, "debug", " full").map((entry) => entry.seq)).toEqual([2]);
});
