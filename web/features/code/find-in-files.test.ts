import { describe, expect, it } from "vitest";
import { findInFiles, type Query } from "./find-in-files";

const files: [string, string][] = [["a.ts", "const Total = 1;\n  total(total_sum);\n"], ["b.md", "nothing here"], ["c.py", "# totals\r\ntotal = 2"]];
const find = (words: string, options: Partial<Query> = {}, most?: number) => findInFiles(files, { words, matchCase: false, wholeWord: false, ...options }, most);
const places = (...given: Parameters<typeof find>) => find(...given).files.flatMap((file) => file.hits.map((hit) => `${file.path}:${hit.line}:${hit.column}`));

describe("findInFiles", () => {
  it("says file, line and column", () => {
    expect(places("total")).toEqual(["a.ts:1:6", "a.ts:2:2", "a.ts:2:8", "c.py:1:2", "c.py:2:0"]);
    expect(places("total", { matchCase: true })).not.toContain("a.ts:1:6");
    expect(places("total", { wholeWord: true })).toEqual(["a.ts:1:6", "a.ts:2:2", "c.py:2:0"]);
  });

  it("takes every sign as itself", () => {
    expect(places("total(")).toEqual(["a.ts:2:2"]);
    expect(places("(.*", {})).toEqual([]);
    expect(places("= 2", { wholeWord: true })).toEqual(["c.py:2:0".replace(":0", ":6")]);
    for (const sign of "\\^$.*+?()[]{}|/-") expect(findInFiles([["x", `a${sign}b`]], { words: sign, matchCase: false, wholeWord: false }).hits).toBe(1);
  });

  it("shows the line around the hit", () => {
    expect(find("total_sum").files[0]?.hits[0]).toMatchObject({ before: "total(", found: "total_sum", after: ");" });
    const long = findInFiles([["min.js", `${"x".repeat(500)}here${"y".repeat(500)}`]], { words: "here", matchCase: true, wholeWord: false }).files[0]?.hits[0];
    expect(long?.before).toBe(`…${"x".repeat(12)}`);
    expect(long?.after).toHaveLength(120);
  });

  it("stops at the most it may list, and says so", () => {
    expect(find("total", {}, 4)).toMatchObject({ hits: 4, more: true });
    expect(find("total", {}, 5)).toMatchObject({ hits: 5, more: false });
    expect(find("total", {}, 3)).toMatchObject({ hits: 3, more: true, files: [{ path: "a.ts" }] });
    expect(find("")).toEqual({ files: [], hits: 0, more: false });
  });
});
