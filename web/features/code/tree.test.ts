import { describe, expect, it } from "vitest";
import { buildTree, entryFile } from "./tree";

describe("buildTree", () => {
  it("puts files into their folders, each once", () => {
    const tree = buildTree(["src/ui/b.tsx", "index.html", "src/a.ts", "src/ui/a.tsx", "src/a.ts"]);
    expect(tree.files.map((file) => file.path)).toEqual(["index.html"]);
    expect(tree.folders.map((folder) => folder.path)).toEqual(["src"]);
    expect(tree.folders[0]?.files.map((file) => file.name)).toEqual(["a.ts"]);
    expect(tree.folders[0]?.folders[0]).toMatchObject({ path: "src/ui", files: [{ name: "a.tsx" }, { name: "b.tsx" }] });
  });
});

it("opens the app itself first", () => {
  expect([["package.json", "src/App.tsx"], ["b.css"], []].map(entryFile)).toEqual(["src/App.tsx", "b.css", null]);
});
