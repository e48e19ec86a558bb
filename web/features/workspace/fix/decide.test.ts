import { describe, expect, it } from "vitest";
import type { CodeVersion } from "@/lib/api/types";
import { decide, spotIn, target, type Known } from "./decide";

/** Newest first, as the API has them: `"g i e e"` is generated, changed by words, edited twice. */
function versions(origins: string): Pick<CodeVersion, "version" | "origin">[] {
  const names: Record<string, string> = { g: "generate", i: "iterate", e: "edit", r: "rollback" };
  return origins.split(" ").filter(Boolean).map((letter, index) => ({ version: index + 1, origin: names[letter] ?? "" })).reverse();
}

const spot = { path: "src/App.tsx", line: 12, message: "x is not defined" };

function fixes(change: Partial<Known>): string[] {
  const known: Known = { status: "error", reason: null, live: null, versions: versions("g"), spot: null, changed: null, fromPage: false, ...change };
  return decide(known).map((fix) => (fix.kind === "restore" ? `${fix.because} to ${fix.to}` : fix.kind));
}

describe("an app that is not running", () => {
  it("is started again when nothing says that its code is wrong", () => {
    expect(fixes({ status: "stopped", reason: "stopped by its owner" })).toEqual(["start"]);
    expect(fixes({ reason: "the sandbox service does not answer", live: 1 })).toEqual(["start"]);
    expect(fixes({ reason: null, live: 2, versions: versions("g e") })).toEqual(["start"]);
  });
  it("begins anew when nothing was ever made, or nothing ever worked", () => {
    expect(fixes({ versions: [], reason: "the planner does not understand" })).toEqual(["reword"]);
    expect(fixes({ reason: "the code does not build: no reason" })).toEqual(["reword"]);
    expect(fixes({ reason: "the code does not build: src/App.tsx:12: x", spot })).toEqual(["open", "reword"]);
  });
  it("goes back when it worked at first and then ran wild", () => {
    const reason = "it was ended because it used more memory than it may; change it, or start it again";
    expect(fixes({ reason, live: 4, versions: versions("g i e e") })).toEqual(["edits to 2", "start"]);
    expect(fixes({ reason: "it ended 6 times in a row (exit)", live: 2, versions: versions("g i") })).toEqual(["newer to 1", "start"]);
    expect(fixes({ reason, live: 1 })).toEqual(["start"]);
    expect(fixes({ reason, live: 2, versions: versions("g i e") })).toEqual(["newer to 1", "start"]);
  });
  it("goes back when what worked does not any more", () => {
    expect(fixes({ reason: "the page does not show anything: status 500", live: 3, versions: versions("g i e"), spot })).toEqual(["edits to 2", "open", "start"]);
  });
});

describe("edits that are saved and do not work", () => {
  it("are opened where the error is, or put back", () => {
    expect(fixes({ status: "running", live: 2, versions: versions("g i e e"), spot })).toEqual(["open", "edits to 2", "logs"]);
    expect(fixes({ status: "running", live: 2, versions: versions("g i e e") })).toEqual(["edits to 2", "logs"]);
  });
});

describe("an error on the page of an app that runs", () => {
  const page = { status: "running", fromPage: true } as const;
  it("puts edits back, all of them, or opens where it is", () => {
    expect(fixes({ ...page, live: 4, versions: versions("g i e e"), spot, changed: ["src/App.tsx"] })).toEqual(["edits to 2", "open", "logs"]);
    expect(fixes({ ...page, live: 4, versions: versions("g i e e"), spot, changed: null })).toEqual(["edits to 2", "open", "logs"]);
  });
  it("opens the file first when that one did not change", () => {
    expect(fixes({ ...page, live: 4, versions: versions("g i e e"), spot, changed: ["src/Other.tsx"] })).toEqual(["open", "edits to 2", "logs"]);
  });
  it("goes back from the last change by words, or by going back", () => {
    expect(fixes({ ...page, live: 2, versions: versions("g i") })).toEqual(["newer to 1", "logs"]);
    expect(fixes({ ...page, live: 3, versions: versions("g i r") })).toEqual(["newer to 2", "logs"]);
  });
  it("does not take what is not shown for the cause", () => {
    expect(fixes({ ...page, live: 2, versions: versions("g i e") })).toEqual(["newer to 1", "logs"]);
  });
  it("says where to look when there is nothing to go back to", () => {
    expect(fixes({ ...page, live: 1 })).toEqual(["logs"]);
    expect(fixes({ ...page, live: 1, spot })).toEqual(["open", "logs"]);
  });
});

it("offers nothing that the reader may not do", () => {
  const known: Known = { status: "error", reason: "it ended 6 times in a row", live: 2, versions: versions("g i"), spot, changed: null, fromPage: false };
  const kinds = (may: Parameters<typeof decide>[1], change: Partial<Known> = {}) => decide({ ...known, ...change }, may).map((fix) => fix.kind);
  expect(kinds({ run: true, restore: false, open: true })).toEqual(["start"]);
  expect(kinds({ run: false, restore: true, open: true })).toEqual(["logs"]);
  expect(kinds({ run: false, restore: true, open: false }, { status: "running", fromPage: true })).toEqual(["restore", "logs"]);
});

it("knows what is compared", () => {
  expect(target({ status: "running", live: 2, versions: versions("g i e e"), fromPage: false })).toEqual({ to: 2, from: 4, because: "edits" });
  expect(target({ status: "running", live: 4, versions: versions("g i e e"), fromPage: true })).toEqual({ to: 2, from: 4, because: "edits" });
  expect(target({ status: "error", live: null, versions: [], fromPage: false })).toBeNull();
});

it("finds the place in what a build said", () => {
  const files = new Set(["src/App.tsx", "index.html"]);
  expect(spotIn(["nothing", "the code does not build: src/No.tsx:3: a; src/App.tsx:12: Expected \")\"; more"], files)).toEqual({
    path: "src/App.tsx", line: 12, message: "Expected \")\"",
  });
  expect(spotIn(["src/App.tsx:10: Unexpected \";\""], files)?.message).toBe("Unexpected \";\"");
  expect(spotIn(["src/App.tsx:12:7: x", "http://a:80: b"], files)).toMatchObject({ line: 12, message: "x" });
  expect(spotIn(["src/App.tsx: no line"], files)).toBeNull();
});
