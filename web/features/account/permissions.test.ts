import { readFileSync } from "node:fs";
import { describe as about, expect, it } from "vitest";
import { describe, isUnlimited, RESOURCES } from "./permissions";

about("permissions in words", () => {
  it("has words for all that the server knows, and for nothing else", () => {
    const source = readFileSync(new URL("../../../crates/domain/src/access/resources.rs", import.meta.url), "utf8");
    const kinds = [...source.matchAll(/kind\("(\w+)", &\[([^\]]*)\]/g)].map(([, name, actions]) => ({
      name,
      actions: [...(actions ?? "").matchAll(/"(\w+)"/g)].map(([, action]) => action),
    }));
    expect(kinds.length).toBeGreaterThan(8);
    const sorted = (list: { name?: string; actions: (string | undefined)[] }[]) =>
      list.map(({ name, actions }) => `${name}: ${[...actions].sort().join(" ")}`).sort();
    expect(sorted(RESOURCES)).toEqual(sorted(kinds));
  });
  it("says what is allowed, and on what condition", () => {
    const own = { field: "userId", operator: "equals", value: "$user" };
    expect(describe({ resource: "app", actions: ["*"], conditions: [own] })).toEqual({ what: "Apps", may: "everything", only: ["only your own"] });
    expect(describe({ resource: "role", actions: ["read", "assign"] })).toEqual({ what: "Roles", may: "see, give to people", only: [] });
    expect(describe({ resource: "*", actions: ["read"], conditions: null }).what).toBe("Everything");
    const conditions = [
      { field: "status", operator: "in", value: ["running", "stopped"] },
      { field: "version", operator: "greater_than", value: 3 },
    ];
    expect(describe({ resource: "app", actions: ["read"], conditions }).only).toEqual([
      "only where status is one of running, stopped", "only where version is over 3",
    ]);
  });
  it("shows what it has no words for as it is", () => {
    expect(describe({ resource: "moon", actions: ["visit"] })).toEqual({ what: "moon", may: "visit", only: [] });
  });
  it("knows what has no limits", () => {
    expect(isUnlimited({ resource: "*", actions: ["*"] })).toBe(true);
    expect(isUnlimited({ resource: "*", actions: ["read"] })).toBe(false);
    expect(isUnlimited({ resource: "*", actions: ["*"], conditions: [{ field: "id", operator: "equals", value: "1" }] })).toBe(false);
  });
});
