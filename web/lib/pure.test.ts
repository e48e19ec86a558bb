import { describe, expect, it } from "vitest";
import { sentence } from "./api/errors";
import { address } from "./api/client";
import { fileName, versionOf } from "./api/endpoints";
import { bytes, clockTime, duration, grouped, relativeTime } from "./format";
import { safeNext } from "./session/next";

describe("safeNext", () => {
  it("keeps paths of this site", () => {
    for (const path of ["/", "/app/?id=1", "/preview-auth/?app=1&next=%2Fx#y"]) expect(safeNext(path)).toBe(path);
  });
  it("never leaves the site", () => {
    for (const path of [null, "", "https://evil", "//evil", "/\\evil", "javascript:alert(1)", "/a\\b", "/\t/evil", "/\n/evil"]) {
      expect(safeNext(path)).toBe("/");
    }
  });
});

describe("format", () => {
  it("writes durations and sizes with units", () => {
    expect([0, 999, 1000, 59_940, 59_960, 125_000].map(duration)).toEqual(["0 ms", "999 ms", "1.0 s", "59.9 s", "1 min 00 s", "2 min 05 s"]);
    expect([3_599_000, 3_600_000, 90_061_000].map(duration)).toEqual(["59 min 59 s", "1 h 00 min", "1 d 01 h"]);
    expect([0, 1023, 1536, 20_480, 3_145_728, 5_368_709_120].map(bytes)).toEqual(["0 B", "1023 B", "1.5 KiB", "20 KiB", "3.0 MiB", "5.0 GiB"]);
  });
  it("says how long ago", () => {
    const now = Date.parse("2026-05-02T12:00:00Z");
    expect([0, 999, 1000, 10_000, 1_234_567].map(grouped)).toEqual(["0", "999", "1,000", "10,000", "1,234,567"]);
    expect([clockTime("2026-05-02T03:04:05.006"), clockTime("2026-05-02T23:59:59")]).toEqual(["03:04:05.006", "23:59:59.000"]);
    expect(relativeTime("2026-05-02T11:57:10Z", now)).toBe("2 minutes ago");
    expect(relativeTime("2026-05-01T12:00:00Z", now)).toBe("yesterday");
    expect(relativeTime("2026-05-02T12:00:03Z", now)).toBe("now");
    expect(relativeTime("2026-05-02T10:59:00Z", now)).toBe("1 hour ago");
    expect(relativeTime("2026-05-03T13:00:00Z", now)).toBe("tomorrow");
    expect(relativeTime("2026-05-17T12:00:00Z", now)).toBe("in 2 weeks");
  });
});

describe("address", () => {
  it("fills in what is named, and keeps the slashes of a file's path", () => {
    expect(address("/a/{id}/files/{path}", { id: "1/2", path: "src/a b#.ts" })).toBe("/a/1%2F2/files/src/a%20b%23.ts");
    expect(address("/a", {}, { limit: 5, after: undefined, none: null })).toBe("/a?limit=5");
  });
});

describe("headers and messages", () => {
  it("reads versions from entity tags", () => {
    expect([versionOf('"12"'), versionOf('W/"3"'), versionOf(null), versionOf('"abc"')]).toEqual([12, 3, 0, 0]);
  });
  it("reads file names", () => {
    expect(fileName(`attachment; filename="a.zip"; filename*=UTF-8''caf%C3%A9.zip`)).toBe("café.zip");
    expect(fileName('attachment; filename="a.zip"')).toBe("a.zip");
    expect(fileName(null)).toBeNull();
  });
  it("makes sentences", () => {
    expect([sentence("no such app"), sentence("Really?"), sentence(" ")]).toEqual(["No such app.", "Really?", ""]);
  });
});
