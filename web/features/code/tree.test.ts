import { describe, expect, it } from "vitest";
import { buildTree, entryFile, foldersOf, rowsOf } from "./tree";

describe("buildTree", () => {
  it("puts files into their folders, each once", () => {
    const tree = buildTree(["src/ui/b.tsx", "index.html", "src/a.ts", "src/ui/a.tsx", "src/a.ts"]);
    expect(tree.files.map((file) => file.path)).toEqual(["index.html"]);
    expect(tree.folders.map((folder) => folder.path)).toEqual(["src"]);
    expect(tree.folders[0]?.files.map((file) => file.name)).toEqual(["a.ts"]);
    expect(tree.folders[0]?.folders[0]).toMatchObject({ path: "src/ui", files: [{ name: "a.tsx" }, { name: "b.tsx" }] });
  });

  it("takes a time that grows with the files only", () => {
    const paths = Array.from({ length: 100_000 }, (_, index) => `folder${index}/file.ts`);
    // Looking through the siblings for each file would take minutes.
    expect(buildTree(paths).folders).toHaveLength(100_000);
  }, 20_000);
});

it("lists what is open", () => {
  const tree = buildTree(["src/ui/b.tsx", "src/a10.ts", "src/a9.ts", "index.html"]);
  expect(rowsOf(tree, (folder) => folder === "src").map(({ id, level, position, siblings }) => [id, level, position, siblings])).toEqual([
    ["src/", 1, 1, 2], ["src/ui/", 2, 1, 3], ["src/a9.ts", 2, 2, 3], ["src/a10.ts", 2, 3, 3], ["index.html", 1, 2, 2],
  ]);
  expect(rowsOf(tree, () => true)).toHaveLength(6);
});

it("knows the way to a file", () => {
  expect(foldersOf("a/b/c.ts")).toEqual(["a", "a/b"]);
  expect(foldersOf("c.ts")).toEqual([]);
});

it("opens the app itself first", () => {
  expect([["package.json", "src/App.tsx"], ["b.css"], []].map(entryFile)).toEqual(["src/App.tsx", "b.css", null]);
});
