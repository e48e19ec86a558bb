import { describe, expect, it } from "vitest";
import { parseReport } from "./report";

const error = { kind: "error", text: "x is not defined", source: "http://a.localhost:1/app.js", line: 3, column: 7, count: 2 };
const place = { path: "/x?y#z", title: "X", back: true, forward: false };

describe("parseReport", () => {
  it("takes what the script sends", () => {
    expect(parseReport({ isekai: 1, errors: [error], dropped: 4, place })).toEqual({ type: "report", errors: [error], dropped: 4, place });
    expect(parseReport({ isekai: 1, notice: "broken", path: "/x" })).toEqual({ type: "notice", what: "broken", path: "/x" });
  });
  it("takes nothing else for it", () => {
    for (const data of [null, undefined, 1, "isekai", [], {}, { isekai: 2, errors: [] }, { isekai: 1 }, { isekai: 1, errors: "x" }, { isekai: 1, notice: {} }]) {
      expect(parseReport(data)).toBeNull();
    }
  });
  it("leaves out what has no shape, and counts it", () => {
    const errors = [null, {}, { ...error, kind: "html" }, { ...error, text: {} }, { ...error, source: 1, line: -1, column: Number.NaN, count: "9" }];
    expect(parseReport({ isekai: 1, errors, dropped: "x", place: { path: "javascript:x" } })).toEqual({
      type: "report", errors: [{ ...error, source: "", line: 0, column: 0, count: 1 }], dropped: 4, place: null,
    });
  });
  it("bounds how much and how long it is", () => {
    const report = parseReport({ isekai: 1, errors: Array(1000).fill({ ...error, text: "x".repeat(1e6), count: 1e300 }), dropped: Infinity, place: { path: `/${"p".repeat(1e5)}`, title: "t".repeat(1e5) } });
    if (report?.type !== "report") throw new Error("no report");
    expect(report.errors).toHaveLength(25);
    expect(report.errors[0]?.text).toHaveLength(1000);
    expect(report.errors[0]?.count).toBe(1_000_000);
    expect(report.dropped).toBe(975);
    expect(report.place?.path).toHaveLength(2000);
    expect(report.place?.title).toHaveLength(200);
  });
  it("keeps nothing that hides or turns text around", () => {
    expect(parseReport({ isekai: 1, errors: [{ ...error, text: "a\u202eb\u0000\u001b[31mc\nd" }] })).toMatchObject({ errors: [{ text: "ab[31mc\nd" }] });
  });
});
