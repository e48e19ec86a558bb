import { describe, expect, it } from "vitest";
import { emptyLog, MAX_ENTRIES, record } from "./console-log";
import type { ReportedError } from "./report";

const error = (text: string, count = 1): ReportedError => ({ kind: "console", text, source: "", line: 0, column: 0, count });

describe("record", () => {
  it("counts what comes again, and keeps the order", () => {
    const log = record(record(emptyLog, [error("a"), error("b")], 0, 1), [error("a", 3), error("c"), error("c")], 2, 9);
    expect(log.entries.map(({ text, count, atMs, id }) => [text, count, atMs, id])).toEqual([["a", 4, 9, 1], ["b", 1, 1, 2], ["c", 2, 9, 3]]);
    expect(log.dropped).toBe(2);
  });
  it("tells different places apart", () => {
    expect(record(emptyLog, [error("a"), { ...error("a"), line: 2 }, { ...error("a"), kind: "error" }], 0, 1).entries).toHaveLength(3);
  });
  it("keeps the newest, and says how many are gone", () => {
    const many = Array.from({ length: MAX_ENTRIES + 5 }, (_, index) => error(`e${index}`));
    const log = record(emptyLog, many, 1, 1);
    expect(log.entries).toHaveLength(MAX_ENTRIES);
    expect(log.entries[0]?.text).toBe("e5");
    expect(log.dropped).toBe(6);
  });
  it("changes nothing for nothing", () => {
    expect(record(emptyLog, [], 0, 1)).toBe(emptyLog);
  });
});
