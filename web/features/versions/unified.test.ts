import { expect, it } from "vitest";
import { countLines, hunkLines, total } from "./unified";

const unified = "--- a/x\n+++ b/x\n@@ -1,3 +1,4 @@\n a\n-b\n+B\n+--- c\n d\n@@ -9 +10 @@\n-x\n\\ No newline at end of file\n";

it("counts lines, not the header", () => {
  expect(countLines(unified)).toEqual({ added: 2, removed: 2 });
  expect(countLines("")).toEqual({ added: 0, removed: 0 });
  expect(countLines("--- a/x\n+++ b/x\n")).toEqual({ added: 0, removed: 0 });
  expect(countLines("@@ -0,0 +1 @@\n+a")).toEqual({ added: 1, removed: 0 });
  expect(total([{ added: 1, removed: 2 }, { added: 3, removed: 0 }])).toEqual({ added: 4, removed: 2 });
});

it("shows from the first hunk on", () => {
  expect(hunkLines(unified)[0]).toBe("@@ -1,3 +1,4 @@");
  expect(hunkLines("binary")).toEqual(["binary"]);
});
