import { describe, expect, it } from "vitest";
import { ApiError } from "@/lib/api/errors";
import type { Permission } from "@/lib/api/types";
import { mistakesOf, refusedOf } from "./mistakes";
import { ANY, emptyDraft, sameDraft, toDraft, toRequest, withAction, withChanged, withoutRule, withRule, type Draft } from "./model";
import { RESOURCES } from "./resources";

const role = (...permissions: Permission[]) => ({ name: "support", description: "Helps", permissions });
const own = { field: "userId", operator: "equals" as const, value: "$user" };
const ruleOf = (draft: Draft, resource: string) => draft.rules.filter((rule) => rule.resource === resource);

describe("a role that is edited", () => {
  it("comes out as it went in", () => {
    for (const permissions of [
      [],
      [{ resource: ANY, actions: [ANY] }],
      [{ resource: "app", actions: ["read"] }, { resource: "app", actions: ["update"], conditions: [own] }, { resource: "audit", actions: [ANY] }],
      [{ resource: "app", actions: ["read"], conditions: [
        { field: "version", operator: "greater_than" as const, value: 3 },
        { field: "version", operator: "in" as const, value: [4, 5.5] },
        { field: "status", operator: "in" as const, value: ["running", "stopped"] },
        { field: "framework", operator: "equals" as const, value: "7" },
      ] }],
      [{ resource: "of-a-newer-server", actions: ["rule"] }],
    ]) {
      expect(toRequest(toDraft(role(...permissions))).request).toEqual(role(...permissions));
    }
  });

  it("has a rule for every resource, and several where there are", () => {
    const draft = toDraft(role({ resource: "app", actions: ["read"] }, { resource: "app", actions: ["update"], conditions: [own] }));
    expect(draft.rules).toHaveLength(RESOURCES.length + 1);
    const [first] = ruleOf(draft, "app");
    const more = withRule(draft, "app");
    expect(ruleOf(more, "app")).toHaveLength(3);
    expect(new Set(more.rules.map((rule) => rule.key)).size).toBe(more.rules.length);
    expect(ruleOf(withoutRule(more, first?.key ?? -1), "app").map((rule) => rule.actions)).toEqual([["update"], []]);
  });

  it("is the same again when a change is taken back", () => {
    const draft = toDraft(role({ resource: "user", actions: ["read", "lock"] }));
    const [rule] = ruleOf(draft, "user");
    if (!rule) throw new Error("no rule");
    const less = withAction(rule, "read", false);
    expect(sameDraft(draft, withChanged(draft, less))).toBe(false);
    expect(sameDraft(draft, withChanged(draft, withAction(less, "read", true)))).toBe(true);
    expect(withAction(rule, ANY, true).actions).toEqual([ANY]);
  });

  it("forgets no condition of a rule that allows nothing yet", () => {
    const draft = emptyDraft();
    const [rule] = ruleOf(draft, "app");
    if (!rule) throw new Error("no rule");
    const begun = withChanged(draft, { ...rule, conditions: [{ field: "userId", operator: "equals", text: "$user" }] });
    expect(sameDraft(draft, begun)).toBe(false);
    expect(Object.keys(mistakesOf({ ...begun, name: "support" }))).toEqual([String(rule.key)]);
  });
});

describe("mistakes", () => {
  const withConditions = (...conditions: NonNullable<Permission["conditions"]>) => {
    const draft = toDraft(role({ resource: "app", actions: ["read"], conditions }));
    return Object.keys(mistakesOf(draft)).map((place) => place.split(".")[1]);
  };

  it("are none where the server has none", () => {
    expect(mistakesOf(toDraft(role({ resource: "app", actions: ["read"], conditions: [own] })))).toEqual({});
    expect(mistakesOf({ ...toDraft(role()), name: "a".repeat(64) })).toEqual({});
  });

  it("are found in names", () => {
    for (const name of ["", "Support", "9lives", "a b", "a".repeat(65)]) expect(Object.keys(mistakesOf({ ...emptyDraft(), name }))).toEqual(["name"]);
  });

  it("are found in values", () => {
    expect(withConditions(
      own,
      { field: "userId", operator: "equals", value: "" },
      { field: "userId", operator: "equals", value: "x".repeat(201) },
      { field: "userId", operator: "in", value: [] },
      { field: "userId", operator: "in", value: Array.from({ length: 101 }, () => "x") },
      { field: "version", operator: "greater_than", value: "many" },
    )).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("of the server are shown at the rule that was sent", () => {
    const draft = toDraft(role({ resource: "code", actions: ["read"] }, { resource: "user", actions: ["read"], conditions: [{ field: "id", operator: "equals", value: "1" }] }));
    const { keys } = toRequest(draft);
    const fields = [
      { field: "name", message: "taken" },
      { field: "permissions[0].actions[0]", message: "no" },
      { field: "permissions[1].conditions[0].value", message: "never" },
      { field: "permissions", message: "too many" },
    ];
    const [code, user] = [ruleOf(draft, "code")[0]?.key, ruleOf(draft, "user")[0]?.key];
    expect(refusedOf(new ApiError(400, "VALIDATION_ERROR", "no", null, { fields }), keys)).toEqual({
      name: "Taken.", [String(code)]: "No.", [`${user}.0`]: "Never.", permissions: "Too many.",
    });
  });
});
