import { describe, expect, it } from "vitest";
import { closed, noTabs, opened, parsed, renamed, type Tabs } from "./tabs";

const paths = (tabs: Tabs): string[] => tabs.open.map((tab) => (tab.kept ? tab.path : `(${tab.path})`));
const kept = (...names: string[]): Tabs => names.reduce((tabs, path) => opened(tabs, path, true), noTabs);

describe("tabs", () => {
  it("have one preview, which gives its place to the next", () => {
    const looked = opened(opened(kept("a"), "b", false), "c", false);
    expect(paths(looked)).toEqual(["a", "(c)"]);
    expect(paths(opened(opened(looked, "c", true), "d", false))).toEqual(["a", "c", "(d)"]);
  });

  it("open beside the one that is shown, each once", () => {
    const tabs = opened(opened(kept("a", "b"), "a", false), "c", true);
    expect(paths(tabs)).toEqual(["a", "c", "b"]);
    expect(opened(tabs, "c", false)).toBe(tabs);
  });

  it("show the neighbour of the one that is closed", () => {
    const tabs = kept("a", "b", "c");
    expect(closed(opened(tabs, "b", true), "b").active).toBe("c");
    expect(closed(tabs, "c").active).toBe("b");
    expect(closed(tabs, "a").active).toBe("c");
    expect(closed(kept("a"), "a")).toEqual(noTabs);
  });

  it("follow a file to its new name", () => {
    expect(renamed(kept("a", "b"), "b", "c")).toEqual(kept("a", "c"));
  });

  it("are read from what was stored, whatever that is", () => {
    expect(parsed(JSON.stringify(kept("a", "b")))).toEqual(kept("a", "b"));
    for (const text of ["", "null", "[]", '{"open":3}']) expect(parsed(text)).toEqual(noTabs);
    expect(parsed('{"open":[{"path":1},{"path":"a","kept":true},null],"active":"a"}')).toEqual(kept("a"));
  });
});
