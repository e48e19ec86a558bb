import { expect, it } from "vitest";
import { may, mayOn } from "./may";

const withRoles = (...permissions: object[]) => ({ roles: [{ id: "1", name: "r", description: "", permissions: permissions as never }] });

it("knows what roles allow, wildcards included", () => {
  const some = withRoles({ resource: "audit", actions: ["read"] }, { resource: "app", actions: ["*"], conditions: [] });
  expect(may(some, "audit", "read")).toBe(true);
  expect(may(some, "audit", "export")).toBe(false);
  expect(may(some, "app", "delete")).toBe(true);
  expect(may(some, "user", "read")).toBe(false);
  expect(may(withRoles({ resource: "*", actions: ["*"] }), "user", "lock")).toBe(true);
  expect(may(withRoles({ resource: "user" }, {}), "user", "read")).toBe(false);
  expect(may({ roles: [] }, "app", "read")).toBe(false);
});

it("knows of one app what conditions say of it", () => {
  const app = { id: "a", userId: "me", status: "running" as const, framework: null, language: "typescript", version: 3 };
  const when = (...conditions: object[]) => ({ id: "me", ...withRoles({ resource: "app", actions: ["update"], conditions }) });
  const allows = (...conditions: object[]) => mayOn(when(...conditions), app, "app", "update");
  expect(allows({ field: "userId", operator: "equals", value: "$user" })).toBe(true);
  expect(mayOn(when({ field: "userId", operator: "equals", value: "$user" }), { ...app, userId: "her" }, "app", "update")).toBe(false);
  expect(allows({ field: "status", operator: "in", value: ["stopped", "running"] })).toBe(true);
  expect(allows({ field: "version", operator: "greater_than", value: 3 })).toBe(false);
  expect(allows({ field: "language", operator: "equals", value: "typescript" }, { field: "framework", operator: "equals", value: "react" })).toBe(false);
  expect(allows({ field: "userId", operator: "of_a_newer_server", value: 1 })).toBe(true);
  expect(mayOn({ id: "me", ...withRoles({ resource: "app", actions: ["read"] }) }, app, "app", "update")).toBe(false);
});
